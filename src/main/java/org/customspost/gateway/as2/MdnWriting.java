package org.customspost.gateway.as2;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.SigningKey;

/** Writes receipts. For several threads. */
public final class MdnWriting {
  private final Primitives primitives;

  public MdnWriting(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * Who writes to whom.
   *
   * @param from us, empty where the message did not name us
   * @param to the message's sender, empty where it did not say
   * @param messageId of the receipt itself, with its angle brackets
   */
  public record Letterhead(
      Optional<As2Name> from, Optional<As2Name> to, String messageId, Instant time) {}

  /**
   * A receipt.
   *
   * @param signer empty: not signed
   * @param signature counts where there is a signer
   */
  public As2Message write(
      Mdn mdn, Letterhead letterhead, Optional<SigningKey> signer, Terms.Signature signature)
      throws IOException {
    throw new UnsupportedOperationException(
        primitives + " " + mdn + letterhead + signer + signature);
  }
}
