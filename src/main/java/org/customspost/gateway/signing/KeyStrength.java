package org.customspost.gateway.signing;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Optional;
import java.util.Set;

/** Which keys are strong enough and common enough to be agreed on. */
final class KeyStrength {
  /** P-256 and P-384. */
  private static final Set<EllipticCurve> CURVES = Set.of(curve("secp256r1"), curve("secp384r1"));

  private KeyStrength() {}

  /** What is wrong with a key, in words for SIG-006; empty where it is allowed. */
  static Optional<String> problem(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      return bits >= 2048 && bits <= 8192
          ? Optional.empty()
          : Optional.of("RSA of " + bits + " bits");
    }
    if (!(key instanceof ECPublicKey ec)) return Optional.of(key.getAlgorithm());
    return CURVES.contains(ec.getParams().getCurve())
        ? Optional.empty()
        : Optional.of("EC on another curve");
  }

  private static EllipticCurve curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a Java platform without " + name, e);
    }
  }
}
