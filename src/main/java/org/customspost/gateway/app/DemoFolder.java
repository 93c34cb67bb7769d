package org.customspost.gateway.app;

import static java.time.temporal.ChronoUnit.DAYS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.Pkcs12;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.simulator.Escape;
import org.customspost.gateway.simulator.Fill;
import org.customspost.gateway.simulator.Folders;
import org.customspost.gateway.simulator.Resources;
import org.customspost.gateway.simulator.Scenario;
import org.customspost.gateway.simulator.ScenarioFile;
import org.customspost.gateway.simulator.Template;
import org.jspecify.annotations.Nullable;

/** The folder of a demo: a configuration as an integrator would write it, new keys, empty data. */
final class DemoFolder {
  private static final List<String> PARTNERS =
      List.of(
          "kauri-post",
          "maple-post",
          "fjord-post",
          "isle-post",
          "isle-customs",
          "mainland-customs",
          "harbour-customs",
          "union-preloading",
          "gull-air");
  private static final List<String> AS2_PARTNERS = List.of("fjord-post", "harbour-customs");

  private static final String MARK = "this-is-a-demo";
  private static final int VALID_DAYS = 400;
  private static final int SFTP_PORT = 2222;
  private static final int BROKER_PORT = 61616;
  private static final int AS2_PORT = 10080;
  private static final int CONSOLE_PORT = 8480;
  private static final int FJORD_PORT = 10081;
  private static final int HARBOUR_PORT = 10082;

  private final Path folder;
  private final Fill places;

  private DemoFolder(Path folder) {
    this.folder = folder;
    places =
        Fill.of(
            Map.of(
                "folder",
                folder.toString(),
                "sftp-port",
                Integer.toString(free(SFTP_PORT)),
                "broker-port",
                Integer.toString(free(BROKER_PORT)),
                "as2-port",
                Integer.toString(free(AS2_PORT)),
                "console-port",
                Integer.toString(free(CONSOLE_PORT)),
                "fjord-port",
                Integer.toString(free(FJORD_PORT)),
                "harbour-port",
                Integer.toString(free(HARBOUR_PORT))));
  }

  /** Lays everything out anew. What a demo before left in the folder is removed. */
  static DemoFolder layOut(Path home, Path folder) throws IOException {
    clear(folder);
    Files.createDirectories(folder.resolve("config/keys"));
    Files.createDirectories(folder.resolve("config/partners"));
    Files.writeString(folder.resolve(MARK), "Removed whole by the next demo.\n");
    DemoFolder demo = new DemoFolder(folder);
    demo.write("gateway.yaml");
    demo.write("scenario.yaml");
    for (String each : PARTNERS) {
      demo.write("partners/" + each + ".yaml");
      Files.writeString(demo.key(each + ".password"), secret());
    }
    demo.makeKeys();
    for (String each : List.of("rates", "schemas", "codelists"))
      copy(home.resolve("config").resolve(each), folder.resolve("config").resolve(each));
    return demo;
  }

  Path config() {
    return folder.resolve("config");
  }

  Folders folders() {
    return new Folders(config().resolve("simulator"), folder.resolve("partners"));
  }

  /** The demo's play. */
  Scenario scenario() throws IOException {
    Findings findings = new Findings();
    Path file = config().resolve("scenario.yaml");
    Scenario scenario =
        ScenarioFile.parse(Files.readString(file), file.toString(), findings).orElse(null);
    findings.throwIfRejected();
    if (scenario == null) throw new IOException("no scenario in " + file);
    return scenario;
  }

  private void write(String name) throws IOException {
    String text = Resources.text("/demo/" + name);
    Files.writeString(config().resolve(name), new Template(name, text, Escape.NONE).fill(places));
  }

  private void makeKeys() throws IOException {
    Files.writeString(key("gateway.password"), secret());
    keep(
        "gateway",
        List.of(
            made("gateway-demo", SelfSigned.Kind.EC_P256),
            made("gateway-as2", SelfSigned.Kind.RSA_2048)));
    for (String each : AS2_PARTNERS) keep(each, List.of(made(each, SelfSigned.Kind.RSA_2048)));
  }

  private static SigningKey made(String alias, SelfSigned.Kind kind) {
    Instant now = Instant.now();
    return SelfSigned.create(alias, kind, now.minus(1, DAYS), now.plus(VALID_DAYS, DAYS));
  }

  /** Under the password that is there already. */
  private void keep(String owner, List<SigningKey> keys) throws IOException {
    String password = Files.readString(key(owner + ".password"));
    Files.write(key(owner + ".p12"), Pkcs12.write(keys, password));
    for (SigningKey each : keys)
      Files.writeString(key(each.alias() + ".pem"), Certificates.pem(each.certificate()));
  }

  private Path key(String name) {
    return config().resolve("keys").resolve(name);
  }

  private static String secret() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The usual port where it is free, else any. */
  private static int free(int usual) {
    for (int port : new int[] {usual, 0}) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        if (port == 0) throw new java.io.UncheckedIOException("no free port", e);
      }
    }
    throw new IllegalStateException("unreachable");
  }

  private static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) return;
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) Files.createDirectories(target);
        else Files.copy(each, target);
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    boolean empty;
    try (Stream<Path> files = Files.list(folder)) {
      empty = files.findAny().isEmpty();
    }
    if (!empty && !Files.exists(folder.resolve(MARK)))
      throw new IOException(folder + " is not a demo's folder; nothing in it was touched");
    refuseWhileOneRuns(folder);
    Files.walkFileTree(folder, new Removal());
  }

  private static void refuseWhileOneRuns(Path folder) throws IOException {
    Path lock = folder.resolve("data/postgres/lock"); // its database holds it
    if (Files.exists(lock) && isHeld(lock))
      throw new IOException(
          "a demo runs in %s, nothing in it was touched; end that one, or name another folder with --data"
              .formatted(folder));
  }

  private static boolean isHeld(Path lock) throws IOException {
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return true;
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) throw problem;
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
