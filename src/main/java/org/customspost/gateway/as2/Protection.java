package org.customspost.gateway.as2;

import java.util.Optional;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * What was found around a payload.
 *
 * @param signer whose signature was verified
 * @param digest of that signature
 * @param cipher of the outermost encryption
 * @param compressed anywhere
 */
public record Protection(
    Optional<TrustedCertificate> signer,
    Optional<Digest> digest,
    Optional<Cipher> cipher,
    boolean compressed) {
  public static final Protection NONE =
      new Protection(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
