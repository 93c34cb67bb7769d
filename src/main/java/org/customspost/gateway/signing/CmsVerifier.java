package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_012;
import static org.customspost.gateway.error.ErrorCode.SIG_013;
import static org.customspost.gateway.error.ErrorCode.SIG_014;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.customspost.gateway.model.Parsed;

/**
 * Verifies detached CMS signatures against the certificates that were agreed on. Certificates
 * inside the signature are never believed. For several threads.
 */
public final class CmsVerifier {
  private final Providers providers;

  public CmsVerifier(Providers providers) {
    this.providers = providers;
  }

  /**
   * Verifies.
   *
   * @param content read once, to its end
   * @param receivedAt when the message came in, which a later repetition states again
   * @return who signed, or the finding that says why the signature is refused
   */
  public Parsed<Verified> verify(
      InputStream content, byte[] signature, List<TrustedCertificate> trusted, Instant receivedAt)
      throws IOException {
    try {
      CmsSignature read = CmsSignature.read(signature);
      TrustedCertificate signer = signer(read.signer(), trusted);
      MessageDigest digest = Digests.of(read.digestAlgorithm());
      Digests.update(digest, content);
      if (!MessageDigest.isEqual(digest.digest(), read.messageDigest())) {
        throw new Refusal(SIG_013, "signer", signer.name());
      }
      if (!valueFits(read, signer)) throw new Refusal(SIG_014, "signer", signer.name());
      return Parsed.of(ValidityAtReceipt.check(signer, read.time(), receivedAt));
    } catch (Refusal refusal) {
      return refusal.outcome();
    }
  }

  private boolean valueFits(CmsSignature read, TrustedCertificate signer) {
    PublicKey key = signer.certificate().getPublicKey();
    boolean rsa = read.signatureAlgorithm().endsWith("RSA");
    if (rsa != key.getAlgorithm().equals("RSA")) return false;
    try {
      Signature signature = providers.signature(read.signatureAlgorithm(), key);
      signature.initVerify(key);
      signature.update(read.signedAttributes());
      return signature.verify(read.value());
    } catch (GeneralSecurityException e) {
      // thrown for values that are not even of the right form
      return false;
    }
  }

  private static TrustedCertificate signer(SignerName name, List<TrustedCertificate> trusted)
      throws Refusal {
    for (TrustedCertificate each : trusted) {
      if (name.names(each.certificate())) return each;
    }
    throw new Refusal(SIG_012, "signer", name.toString(), "trusted", names(trusted));
  }

  static String names(List<TrustedCertificate> trusted) {
    return trusted.isEmpty()
        ? "none"
        : trusted.stream().map(TrustedCertificate::name).collect(Collectors.joining(", "));
  }
}
