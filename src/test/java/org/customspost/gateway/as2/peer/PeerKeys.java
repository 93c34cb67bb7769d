package org.customspost.gateway.as2.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;

/** One side's key and certificate, in the files that the peers can read. */
record PeerKeys(SigningKey key, Path pkcs12, Path pemKey, Path pemCertificate) {
  static final String PASSWORD = "not a secret";

  static PeerKeys make(Path folder, String name, SelfSigned.Kind kind) {
    return make(folder, name, "peer", kind);
  }

  static PeerKeys make(Path folder, String name, String alias, SelfSigned.Kind kind) {
    Instant now = Instant.now();
    return of(
        folder,
        name,
        SelfSigned.create(alias, kind, now.minus(Duration.ofDays(1)), now.plusSeconds(86_400)));
  }

  /** The files of a key that there is. */
  static PeerKeys of(Path folder, String name, SigningKey key) {
    try {
      return new PeerKeys(
          key,
          Files.write(folder.resolve(name + ".p12"), Pkcs12.write(List.of(key), PASSWORD)),
          pem(folder.resolve(name + "-key.pem"), "PRIVATE KEY", key.key().getEncoded()),
          pem(folder.resolve(name + ".pem"), "CERTIFICATE", key.certificate().getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
