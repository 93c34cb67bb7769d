package org.customspost.gateway.as2;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.error.Finding;

/** The outcome of opening an inbound message. Contents live as long as the scratch. */
public sealed interface Opened {

  /** What was found around the payload, as far as the opening came. */
  Protection protection();

  /**
   * A message as agreed.
   *
   * @param attachments further parts of a multipart/related (RFC 6362), in their order
   * @param mic for the receipt, by the algorithm that the sender asked for
   */
  record Accepted(Payload payload, List<Payload> attachments, Protection protection, Mic mic)
      implements Opened {
    public Accepted {
      attachments = List.copyOf(attachments);
    }
  }

  /**
   * A message that must be answered negatively.
   *
   * @param disposition what the receipt says
   * @param finding what we say to people
   * @param difference where a digest differs from the signed one
   */
  record Rejected(
      Disposition disposition,
      Finding finding,
      Protection protection,
      Optional<Difference> difference)
      implements Opened {}

  /**
   * Two digests of one content, so that support can explain a mismatch.
   *
   * @param digested the exact bytes that we digested
   * @param stated the digest that the sender signed
   * @param found the digest of those bytes
   */
  record Difference(Content digested, Mic stated, Mic found) {}
}
