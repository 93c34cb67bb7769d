package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_017;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** The algorithms taken in a CMS signature: a list of what is allowed, so all else is refused. */
final class CmsAlgorithms {
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  private static final Map<ASN1ObjectIdentifier, String> SIGNATURES =
      Map.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
          PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
          PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA",
          X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
          X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
          X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA");

  private CmsAlgorithms() {}

  static String digest(ASN1ObjectIdentifier id) throws Refusal {
    return allowed(DIGESTS.get(id), id, "SHA-256, SHA-384, SHA-512");
  }

  static String signature(ASN1ObjectIdentifier id, String digest) throws Refusal {
    // RFC 3370 section 3.2: plain rsaEncryption leaves the digest to the digest algorithm
    if (id.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return digest.replace("-", "") + "withRSA";
    }
    return allowed(SIGNATURES.get(id), id, "RSA (PKCS #1 v1.5) or ECDSA with the SHA-2 family");
  }

  private static String allowed(@Nullable String name, ASN1ObjectIdentifier id, String allowed)
      throws Refusal {
    if (name == null) throw new Refusal(SIG_017, "value", id.getId(), "allowed", allowed);
    return name;
  }
}
