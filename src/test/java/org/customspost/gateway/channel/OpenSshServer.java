package org.customspost.gateway.channel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.customspost.gateway.FreePort;

/** A partner's server: OpenSSH's own sshd on a free loopback port, in another time zone. */
final class OpenSshServer implements AutoCloseable {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  final int port;
  private final Path folder;
  private Process process;

  OpenSshServer(Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(SSHD), "sshd (Debian package openssh-server) is not installed");
    this.folder = Files.createDirectories(folder);
    port = FreePort.next();
    key("host");
    key("client");
    Files.copy(folder.resolve("client.pub"), folder.resolve("authorized"));
    Files.writeString(
        folder.resolve("sshd_config"),
        """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s/host
        PidFile none
        UsePAM no
        StrictModes no
        PermitRootLogin prohibit-password
        PasswordAuthentication no
        AuthorizedKeysFile %s/authorized
        Subsystem sftp internal-sftp -d %s
        """
            .formatted(port, folder, folder, folder.getParent()));
    start();
  }

  void start() throws IOException {
    if (Files.notExists(Path.of("/run/sshd")) && Path.of("/run").toFile().canWrite())
      Files.createDirectory(
          Path.of("/run/sshd"),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    ProcessBuilder builder =
        new ProcessBuilder(
            SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString());
    builder.environment().put("TZ", "Pacific/Kiritimati");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    process = builder.start();
    Awaitility.await().until(this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  void key(String name) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve(name));
    Files.deleteIfExists(folder.resolve(name + ".pub"));
    run(
        List.of(
            "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(name).toString()));
  }

  static void run(List<String> command) throws IOException, InterruptedException {
    Process run = new ProcessBuilder(command).inheritIO().start();
    if (!run.waitFor(30, TimeUnit.SECONDS) || run.exitValue() != 0)
      throw new IOException("failed: " + command);
  }

  /** Type and base64 of a public key. */
  String publicKey(String name) throws IOException {
    String[] words = Files.readString(folder.resolve(name + ".pub")).split(" ", -1);
    return words[0] + " " + words[1];
  }

  Path key() {
    return folder.resolve("client");
  }

  /** The server goes away, with the sessions it has. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
