package org.customspost.gateway.app.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.customspost.gateway.signing.SelfSigned.Kind;

/** What a person compares and plans with: kind, days, fingerprint. */
final class KeyLine {
  private KeyLine() {}

  /** RSA 2048, EC P-256. */
  static String kind(X509Certificate certificate) {
    if (certificate.getPublicKey() instanceof RSAPublicKey rsa)
      return "RSA " + rsa.getModulus().bitLength();
    if (certificate.getPublicKey() instanceof ECPublicKey ec)
      return "EC P-" + ec.getParams().getOrder().bitLength();
    return certificate.getPublicKey().getAlgorithm();
  }

  /** The kind to make a successor of. */
  static Kind sameKind(X509Certificate certificate) {
    return switch (kind(certificate)) {
      case "EC P-256" -> Kind.EC_P256;
      case "EC P-384" -> Kind.EC_P384;
      case "RSA 2048" -> Kind.RSA_2048;
      default -> Kind.RSA_3072;
    };
  }

  /** As {@code openssl x509 -fingerprint -sha256} prints it. */
  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate without encoding", e);
    }
  }

  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
