package org.customspost.gateway.as2;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * The keys between us and one partner. Several may be valid at once: old and new overlap on both
 * sides while they change.
 *
 * @param signing ours; of those valid the one that became valid last signs
 * @param decrypting ours; each is tried that a message names, expired ones too, because only the
 *     sender's mistake is at stake
 * @param verifying the partner's; each may have signed if it is valid at receipt
 * @param encrypting the partner's; of those valid the one that became valid last is encrypted to
 */
public record Keys(
    List<SigningKey> signing,
    List<SigningKey> decrypting,
    List<TrustedCertificate> verifying,
    List<TrustedCertificate> encrypting) {

  public Keys {
    signing = List.copyOf(signing);
    decrypting = List.copyOf(decrypting);
    verifying = List.copyOf(verifying);
    encrypting = List.copyOf(encrypting);
  }

  /** The same keys for signatures and encryption, as most partners have it. */
  public static Keys of(List<SigningKey> ours, List<TrustedCertificate> theirs) {
    return new Keys(ours, ours, theirs, theirs);
  }

  /** Our key that signs at a time. */
  public Optional<SigningKey> signer(Instant time) {
    return signing.stream()
        .filter(key -> key.validAt(time))
        .max(Comparator.comparing(SigningKey::from));
  }

  /** The partner's certificate that is encrypted to at a time. */
  public Optional<TrustedCertificate> recipient(Instant time) {
    return encrypting.stream()
        .filter(each -> !time.isBefore(each.from()) && !time.isAfter(each.until()))
        .max(Comparator.comparing(TrustedCertificate::from));
  }

  /** The partner's certificate that is exactly this one. */
  Optional<TrustedCertificate> verifying(X509Certificate certificate) {
    return verifying.stream().filter(each -> each.certificate().equals(certificate)).findFirst();
  }
}
