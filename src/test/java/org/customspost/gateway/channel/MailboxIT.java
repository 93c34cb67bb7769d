package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;
import static org.customspost.gateway.channel.Samples.departure;
import static org.customspost.gateway.error.ErrorCode.VAL_002;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.sftp.MailboxDoors;
import org.customspost.gateway.channel.sftp.MailboxServer;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our SFTP server against OpenSSH's own client. */
class MailboxIT {
  private static final Path SFTP = Path.of("/usr/bin/sftp");
  private static final List<String> OPTIONS =
      List.of(
          "-o", "StrictHostKeyChecking=no",
          "-o", "UserKnownHostsFile=/dev/null",
          "-o", "IdentitiesOnly=yes",
          "-o", "BatchMode=yes");

  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final Received received = new Received();
  private MailboxServer server;
  private CamelGateway camel;
  private Path home;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(SFTP), "sftp (Debian package openssh-client) is not installed");
    server = new MailboxServer(folder.resolve("sftp"), "127.0.0.1", 0, 50_000_000);
    camel =
        CamelGateway.start(
            Samples.ROUTES,
            Map.of(),
            List.of(
                new MailboxDoors(
                    server, new FileDoors(received, FolderLeases.ALONE), reference -> "secret")));
    Path key = folder.resolve("key");
    OpenSshServer.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
    open("acme", Files.readString(folder.resolve("key.pub")).strip());
    open("other", "");
    home = folder.resolve("sftp/homes/acme");
  }

  private void open(String partner, String key) {
    String keys = key.isEmpty() ? "" : ", authorized-keys: ['" + key + "']";
    camel
        .doors()
        .open(
            partner,
            channel(
                "{id: box, kind: sftp-mailbox, user: %s, password: 'env:X', every: 1h%s}"
                    .formatted(partner, keys)));
  }

  @AfterEach
  void stop() throws IOException {
    if (camel != null) camel.close();
    if (server != null) server.close();
  }

  private record Ran(int exit, String output) {}

  private Process sftp(String... commands) throws IOException {
    Path batch = Files.write(Files.createTempFile(folder, "batch", ""), Arrays.asList(commands));
    List<String> command =
        new ArrayList<>(List.of(SFTP.toString(), "-q", "-P", String.valueOf(server.port()), "-b"));
    command.add(batch.toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-o", "IdentityFile=" + folder.resolve("key")));
    command.add("acme@127.0.0.1");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(new File(batch + ".out"))
        .start();
  }

  private Ran ran(String... commands) throws IOException, InterruptedException {
    Process process = sftp(commands);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    try (var outputs = Files.newDirectoryStream(folder, "batch*.out")) {
      StringBuilder output = new StringBuilder();
      for (Path each : outputs) output.append(Files.readString(each));
      return new Ran(process.exitValue(), output.toString());
    }
  }

  @Test
  void takesAnUploadAtOnceHoweverSeldomItLooksAndClearsItAway() throws Exception {
    Files.writeString(folder.resolve("a.edi"), "one");
    Ran ran = ran("put a.edi in/a.edi", "put a.edi in/b.tmp", "rename in/b.tmp in/b.edi");
    assertThat(ran.exit()).as(ran.output()).isZero();
    await().until(() -> received.all.size() == 2);
    assertThat(received.bodies()).containsExactly("one", "one");
    assertThat(received.names()).containsExactlyInAnyOrder("a.edi", "b.edi");
    await().until(() -> home.resolve("in").toFile().list().length == 0);
  }

  @Test
  void letsThePartnerFetchAndDeleteWhatWasLaidOut() throws Exception {
    camel.doors().send(List.of(departure("box", "n.xml", "notice", "sig")));
    Ran ran = ran("get out/n.xml got.xml", "rm out/n.xml", "rm out/n.xml.p7s");
    assertThat(ran.exit()).as(ran.output()).isZero();
    assertThat(folder.resolve("got.xml")).hasContent("notice");
    assertThat(home.resolve("out")).isEmptyDirectory();
  }

  @Test
  void tellsThePartnerWhyAFileWasRefused() throws Exception {
    received.trouble(
        incoming -> {
          throw new GatewayException(Finding.of(VAL_002, Place.NOWHERE, "value", "12"));
        });
    Files.writeString(folder.resolve("a.edi"), "one");
    assertThat(ran("put a.edi in/a.edi").exit()).isZero();
    await().until(() -> Files.exists(home.resolve("refused/a.edi.txt")));
    assertThat(ran("get refused/a.edi.txt why.txt").exit()).isZero();
    assertThat(Files.readString(folder.resolve("why.txt"))).startsWith("VAL-002");
  }

  @Test
  void throwsAwayAnUploadWhoseSessionBreaks() throws Exception {
    try (RandomAccessFile big = new RandomAccessFile(folder.resolve("big.edi").toFile(), "rw")) {
      big.setLength(40_000_000);
    }
    Process upload = sftp("put -p big.edi in/big.edi");
    await().pollInterval(java.time.Duration.ofMillis(2)).until(this::halfIsThere);
    assertThat(home.resolve("in/big.edi")).doesNotExist();
    upload.descendants().forEach(ProcessHandle::destroyForcibly);
    upload.destroyForcibly();
    await().until(() -> !halfIsThere());
    Files.writeString(folder.resolve("a.edi"), "one");
    assertThat(ran("put a.edi in/a.edi").exit()).isZero();
    await().until(() -> received.all.size() == 1);
    assertThat(received.names()).containsExactly("a.edi");
  }

  private boolean halfIsThere() throws IOException {
    try (var halves = Files.newDirectoryStream(home.resolve("in"), ".upload-*")) {
      return halves.iterator().hasNext();
    }
  }

  @Test
  void keepsThePartnerInItsHome() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "private");
    Files.writeString(folder.resolve("sftp/homes/other/out/theirs.xml"), "theirs");
    Files.createSymbolicLink(home.resolve("out/link.txt"), secret);
    Files.createSymbolicLink(home.resolve("up"), folder);
    Files.writeString(folder.resolve("a.edi"), "one");
    for (String attempt :
        List.of(
            "get ../other/out/theirs.xml got",
            "get /../../other/out/theirs.xml got",
            "get " + secret + " got",
            "get out/link.txt got",
            "get up/secret.txt got",
            "cd up",
            "put a.edi a.edi",
            "put a.edi out/a.edi",
            "put a.edi ../other/in/a.edi",
            "put a.edi in/../../other/in/a.edi",
            "mkdir in/x",
            "rmdir in",
            "rm out/link.txt/../../up",
            "symlink /etc/passwd in/p",
            "ln in/a in/b",
            "rename out in/out")) assertThat(ran(attempt).exit()).as(attempt).isNotZero();
    assertThat(folder.resolve("got")).doesNotExist();
    assertThat(home.resolve("in")).isEmptyDirectory();
    assertThat(folder.resolve("sftp/homes/other/in")).isEmptyDirectory();
    assertThat(received.all).isEmpty();
  }

  @Test
  void refusesAFileLargerThanAgreed() throws Exception {
    try (RandomAccessFile big = new RandomAccessFile(folder.resolve("big.edi").toFile(), "rw")) {
      big.setLength(50_000_001);
    }
    assertThat(ran("put big.edi in/big.edi").exit()).isNotZero();
    assertThat(home.resolve("in")).isEmptyDirectory();
  }

  @Test
  void letsInByPasswordAndNobodyElse() throws Exception {
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.start();
      assertThat(logsIn(client, "acme", "secret")).isTrue();
      assertThat(logsIn(client, "acme", "wrong")).isFalse();
      assertThat(logsIn(client, "nobody", "secret")).isFalse();
      camel.doors().close("acme", "box");
      assertThat(logsIn(client, "acme", "secret")).isFalse();
    }
  }

  @Test
  void hasNoShellNoCommandsAndNoForwarding() throws Exception {
    assertThat(ssh("id")).contains("exec request failed");
    assertThat(ssh()).contains("shell request failed");
    assertThat(ssh("-W", "127.0.0.1:" + server.port())).contains("administratively prohibited");
  }

  private String ssh(String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("ssh", "-T"));
    command.addAll(List.of("-p", String.valueOf(server.port())));
    command.addAll(OPTIONS);
    command.addAll(List.of("-o", "IdentityFile=" + folder.resolve("key")));
    boolean option = more.length > 0 && more[0].startsWith("-");
    if (option) command.addAll(List.of(more));
    command.add("acme@127.0.0.1");
    if (!option) command.addAll(List.of(more));
    Path output = Files.createTempFile(folder, "ssh", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    return Files.readString(output);
  }

  @Test
  void keepsItsHostKeyPrivateAndTheSame() throws Exception {
    Path key = folder.resolve("sftp/host-key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    byte[] before = Files.readAllBytes(key);
    try (MailboxServer second =
            new MailboxServer(folder.resolve("sftp"), "127.0.0.1", 0, 1_000_000);
        CamelGateway other =
            CamelGateway.start(
                Samples.ROUTES,
                Map.of(),
                List.of(
                    new MailboxDoors(
                        second, new FileDoors(received, FolderLeases.ALONE), reference -> "s")))) {
      other
          .doors()
          .open("x", channel("{id: b, kind: sftp-mailbox, user: x, password: 'env:X', every: 1s}"));
      assertThat(Files.readAllBytes(key)).isEqualTo(before);
    }
  }

  private boolean logsIn(SshClient client, String user, String password) {
    try (ClientSession session = session(client, user, password);
        var files = SftpClientFactory.instance().createSftpClient(session)) {
      return new String(
              files.canonicalPath(".").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
          .equals("/");
    } catch (IOException e) {
      return false;
    }
  }

  private ClientSession session(SshClient client, String user, String password) throws IOException {
    ClientSession session =
        client.connect(user, "127.0.0.1", server.port()).verify(10, TimeUnit.SECONDS).getSession();
    session.addPasswordIdentity(password);
    session.auth().verify(10, TimeUnit.SECONDS);
    return session;
  }
}
