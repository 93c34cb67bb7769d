package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.simulator.Resources;

/**
 * A configuration for a gateway that is measured, with new keys and no data; removed at the end.
 *
 * @param key what it signs declarations with
 */
record BenchFolder(Path folder, int sftpPort, int brokerPort, String password, SigningKey key)
    implements AutoCloseable {
  private static final int PORTS_TRIED = 50;

  static BenchFolder layOut(boolean partners) throws IOException {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    Instant now = Instant.now();
    Duration day = Duration.ofDays(1);
    SigningKey key =
        SelfSigned.create("bench", SelfSigned.Kind.EC_P256, now.minus(day), now.plus(day));
    BenchFolder made =
        new BenchFolder(temporary(), freePort(), freePort(), HexFormat.of().formatHex(secret), key);
    made.write(partners);
    return made;
  }

  Path config() {
    return folder.resolve("config");
  }

  /** Where the journal's own server has its folder. */
  Path journal() {
    return folder.resolve("data/postgres");
  }

  private void write(boolean partners) throws IOException {
    Files.createDirectories(config().resolve("partners"));
    Files.createDirectories(config().resolve("keys"));
    Files.writeString(config().resolve("keys/password"), password);
    Files.write(config().resolve("keys/bench.p12"), Pkcs12.write(List.of(key), password));
    fill("gateway.yaml", config());
    if (!partners) return;
    fill("bench-post.yaml", config().resolve("partners"));
    fill("bench-customs.yaml", config().resolve("partners"));
  }

  /** One more partner. */
  void partner(String name) throws IOException {
    fill(name, config().resolve("partners"));
  }

  private void fill(String name, Path into) throws IOException {
    String text =
        Resources.text("/org/customspost/gateway/app/bench/" + name)
            .replace("{{folder}}", folder.toString())
            .replace("{{sftp-port}}", Integer.toString(sftpPort))
            .replace("{{broker-port}}", Integer.toString(brokerPort));
    Files.writeString(into.resolve(name), text);
  }

  /** The database runs under an unprivileged user, who must be able to go in. */
  static Path temporary() throws IOException {
    return Files.createTempDirectory(
        "gateway-bench",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
  }

  // Below the ports of connections going out, which else take it before the gateway listens.
  static int freePort() throws IOException {
    for (int tried = 1; ; tried++) {
      int port = ThreadLocalRandom.current().nextInt(26_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        if (tried == PORTS_TRIED) throw taken;
      }
    }
  }

  @Override
  public void close() {
    remove(folder);
  }

  /** With all that is in it. */
  static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
