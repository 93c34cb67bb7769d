package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SigningKey;

/**
 * A configuration for a gateway that receives over AS2 and does nothing after that: how long the
 * line takes for what came is another benchmark's question. Removed at the end.
 */
record As2Folder(Path folder, int port) implements AutoCloseable {
  static final String PASSWORD = "bench";

  /** With the keys of ours that these partners need. */
  static As2Folder layOut(List<As2Tie> ties) throws IOException {
    return layOut(ties, As2Tie.ours(ties));
  }

  static As2Folder layOut(List<As2Tie> ties, List<SigningKey> ours) throws IOException {
    As2Folder made = new As2Folder(BenchFolder.temporary(), BenchFolder.freePort());
    made.write(ties, ours);
    return made;
  }

  Path config() {
    return folder.resolve("config");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private void write(List<As2Tie> ties, List<SigningKey> ours) throws IOException {
    Files.createDirectories(config().resolve("partners"));
    Files.createDirectories(config().resolve("certificates"));
    Files.writeString(config().resolve("password"), PASSWORD);
    Files.write(config().resolve("keys.p12"), keys(ours));
    for (As2Tie each : ties) {
      certificate(config().resolve("certificates/" + each.partner() + ".pem"), each.theirs());
      Path agreement = config().resolve("partners/" + each.partner() + ".yaml");
      Files.writeString(agreement, agreement(each));
    }
    Files.writeString(config().resolve("gateway.yaml"), settings());
  }

  /** PKCS#12 with keys. */
  static byte[] keys(List<SigningKey> keys) {
    return Pkcs12.write(keys, PASSWORD);
  }

  /** Writes a key's certificate in PEM. */
  static void certificate(Path file, SigningKey key) throws IOException {
    Files.writeString(file, Certificates.pem(key.certificate()));
  }

  private String settings() {
    return """
        data: "%s/data"
        sftp: {port: 0}
        broker: {port: 0}
        metrics: {port: 0}
        console: {port: 0}
        as2: {http: {host: 127.0.0.1, port: %d}}
        threads: {arrivals: 0, writers: 0, senders: 0}
        keys:
          - {file: keys.p12, password: "file:password"}
        certificates: certificates
        """
        .formatted(folder, port);
  }

  private static String agreement(As2Tie tie) {
    return """
        partner: %s
        role: operator
        mode: live
        channels:
          - id: as2
            kind: as2
            our-name: %s
            partner-name: %s
            our-key: %s
            partner-certificates: [%s]
            receive: {signature: required, encryption: required}
        """
        .formatted(
            tie.partner(),
            As2Tie.RECEIVER.value(),
            tie.sender().value(),
            tie.ours().alias(),
            tie.partner());
  }

  @Override
  public void close() {
    BenchFolder.remove(folder);
  }
}
