package org.customspost.gateway.signing;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Which keys are strong enough and common enough to be agreed on. */
final class KeyStrength {
  private static final Map<ASN1ObjectIdentifier, String> CURVES =
      Map.of(SECObjectIdentifiers.secp256r1, "P-256", SECObjectIdentifiers.secp384r1, "P-384");

  private KeyStrength() {}

  /** What is wrong with a key, in words for SIG-006; empty where it is allowed. */
  static Optional<String> problem(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= 2048 && bits <= 8192
          ? Optional.empty()
          : Optional.of("RSA of " + bits + " bits");
    }
    if (!key.getAlgorithm().equals("EC")) return Optional.of(key.getAlgorithm());
    ASN1Encodable curve =
        SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters();
    return curve instanceof ASN1ObjectIdentifier id && CURVES.containsKey(id)
        ? Optional.empty()
        : Optional.of("EC on another curve");
  }
}
