package org.customspost.gateway.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.customspost.gateway.signing.SelfSigned.Kind;

/** Keys of the tests, made once, and the cases that every signing test goes through. */
final class Keys {
  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final Instant UNTIL = Instant.parse("2036-12-31T00:00:00Z");

  static final SigningKey RSA = SelfSigned.create("post-rsa", Kind.RSA_2048, FROM, UNTIL);
  static final SigningKey EC = SelfSigned.create("post-ec", Kind.EC_P256, FROM, UNTIL);
  static final SigningKey EC_384 = SelfSigned.create("post-384", Kind.EC_P384, FROM, UNTIL);
  static final SigningKey STRANGER = SelfSigned.create("stranger", Kind.EC_P256, FROM, UNTIL);

  /** A key signing through a set of providers. */
  record Case(SigningKey key, Providers providers) {
    @Override
    public String toString() {
      return key.alias() + (providers.isNative() ? ", native provider" : ", fallback providers");
    }
  }

  private Keys() {}

  /** Every kind of key with the chosen providers and with the fallback. */
  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Providers providers : providers()) {
      for (SigningKey key : List.of(RSA, EC, EC_384)) cases.add(new Case(key, providers));
    }
    return cases;
  }

  static List<Providers> providers() {
    return List.of(Providers.choose(false), Providers.choose(true));
  }

  static List<TrustedCertificate> trust(SigningKey... keys) {
    List<TrustedCertificate> trusted = new ArrayList<>();
    for (SigningKey key : keys) {
      trusted.add(new TrustedCertificate(key.alias() + ".pem", key.certificate()));
    }
    return trusted;
  }

  /** Writes key and certificate as PEM, for a foreign program. */
  static void write(SigningKey key, Path folder) {
    try {
      Files.writeString(folder.resolve("cert.pem"), Certificates.pem(key.certificate()));
      String body = Base64.getMimeEncoder().encodeToString(key.key().getEncoded());
      Files.writeString(
          folder.resolve("key.pem"),
          "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
