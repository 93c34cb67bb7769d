package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.sftp.SftpDoors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A partner's server that knows us by a password and not by a key. */
@Timeout(60)
class SftpPasswordIT {
  @TempDir private Path remote = Path.of(""); // JUnit sets it
  @TempDir private Path keys = Path.of("");
  private final Received received = new Received();
  private final SshServer server = SshServer.setUpDefaultServer();
  private CamelGateway camel;

  @BeforeEach
  void start() throws Exception {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(keys.resolve("host")));
    server.setPasswordAuthenticator(
        (user, password, session) -> user.equals("customs-post") && password.equals("agreed"));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(remote));
    server.start();
    camel =
        CamelGateway.start(
            Samples.ROUTES,
            Map.of(),
            List.of(new SftpDoors(received, reference -> "agreed", FolderLeases.ALONE)));
  }

  @AfterEach
  void stop() throws IOException {
    if (camel != null) camel.close();
    server.stop(true);
  }

  private void open(String kind, String more) throws Exception {
    String hostKey =
        PublicKeyEntry.toString(
            server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
    camel
        .doors()
        .open(
            "acme",
            channel(
                "{id: far, kind: %s, host: 127.0.0.1, port: %d, user: customs-post, host-keys: ['%s'], password: 'env:FAR', folder: box%s}"
                    .formatted(kind, server.getPort(), hostKey, more)));
  }

  @Test
  void fetchesWithAPassword() throws Exception {
    Files.createDirectories(remote.resolve("box"));
    Files.writeString(remote.resolve("box/a.edi"), "one");
    open("sftp-poll", ", every: 1s");

    await().until(() -> Files.exists(remote.resolve("box/done/a.edi")));
    assertThat(received.bodies()).containsExactly("one");
  }

  @Test
  void tellsOfADirectoryOnceAndFetchesNothingBelowIt() throws Exception {
    Logger doors = (Logger) LoggerFactory.getLogger(SftpDoors.class.getPackageName());
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    doors.addAppender(log);
    try {
      Files.createDirectories(remote.resolve("box/looks-like.edi"));
      Files.writeString(remote.resolve("box/looks-like.edi/below.edi"), "below");
      Files.writeString(remote.resolve("box/a.edi"), "one");
      open("sftp-poll", ", every: 1s");
      await().until(() -> Files.exists(remote.resolve("box/done/a.edi")));
      Files.writeString(remote.resolve("box/b.edi"), "two");
      await().until(() -> Files.exists(remote.resolve("box/done/b.edi")));

      assertThat(received.bodies()).containsExactly("one", "two");
      assertThat(remote.resolve("box/looks-like.edi/below.edi")).exists();
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .filteredOn(each -> each.contains("RCV-016"))
          .singleElement(as(STRING))
          .contains("acme.far", "looks-like.edi");
    } finally {
      doors.detachAppender(log);
    }
  }

  @Test
  void deliversWithAPassword() throws Exception {
    Files.createDirectories(remote.resolve("box"));
    open("sftp-delivery", "");

    camel.doors().send(List.of(Samples.departure("far", "d.xml", "two", "")));
    assertThat(remote.resolve("box/d.xml")).hasContent("two");
  }
}
