package org.customspost.gateway.as2;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.error.Finding;

/**
 * The receipt that a sender asks for (RFC 4130 section 7.3).
 *
 * @param wanted whether there is a Disposition-Notification-To
 * @param asyncUrl Receipt-Delivery-Option: only a wish, the agreement says whether it is granted
 * @param signed whether a signed receipt is asked for in a form that we have
 * @param digests asked for that we have, the best liked first
 * @param unsupported RCV-310 or RCV-311 where something required is not had here
 */
public record DispositionRequest(
    boolean wanted,
    Optional<String> asyncUrl,
    boolean signed,
    List<Digest> digests,
    Optional<Finding> unsupported) {

  public DispositionRequest {
    digests = List.copyOf(digests);
  }

  /**
   * What headers ask for.
   *
   * @param legacy whether SHA-1 and MD5 are had
   */
  public static DispositionRequest of(Headers headers, boolean legacy) {
    return DispositionOptions.read(headers, legacy);
  }

  /** The digest for the MIC and the receipt's signature: asked for, or the message's, or ours. */
  public Digest digest(Optional<Digest> ofTheMessage) {
    return digests.isEmpty() ? ofTheMessage.orElse(Digest.SHA_256) : digests.get(0);
  }
}
