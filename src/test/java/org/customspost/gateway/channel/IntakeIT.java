package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.channel.jms.JmsDoors;
import org.customspost.gateway.channel.sftp.MailboxDoors;
import org.customspost.gateway.channel.sftp.MailboxServer;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Doors that must not take anything in for a while. */
@Timeout(90)
class IntakeIT {
  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final Received received = new Received();
  private int port;
  private Broker broker;
  private MailboxServer mailboxes;
  private final Intake intake = new Intake();
  private CamelGateway camel;

  @BeforeEach
  void start() {
    port = FreePort.next();
    broker = new Broker(folder.resolve("broker"), "127.0.0.1", port);
    mailboxes = new MailboxServer(folder.resolve("sftp"), "127.0.0.1", 0, 1_000_000, intake);
    camel =
        CamelGateway.start(
            Samples.ROUTES,
            Map.of(),
            List.of(
                new JmsDoors(received, reference -> "secret", broker),
                new MailboxDoors(
                    mailboxes, new FileDoors(received, FolderLeases.ALONE), reference -> "secret"),
                new FileDoors(received, FolderLeases.ALONE)));
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
    mailboxes.close();
    broker.close();
  }

  @Test
  void leavesFilesAndMessagesWhereTheyAreUntilItMayTakeAgain() throws IOException {
    Path in = Files.createDirectories(folder.resolve("drop/in"));
    openFolder("early", folder.resolve("drop"));
    camel
        .doors()
        .open(
            "acme",
            channel(
                "{id: q, kind: jms, user: acme, password: 'env:X', inbound: acme.in,"
                    + " dead-letter: acme.dead, attempts: 3}"));
    send("first");
    await().until(() -> received.bodies().contains("first"));

    camel.doors().take(false);
    Path late = Files.createDirectories(folder.resolve("late/in"));
    openFolder("late", folder.resolve("late"));
    Files.writeString(in.resolve("a.edi"), "a file");
    Files.writeString(late.resolve("b.edi"), "a file of a door that was opened meanwhile");
    send("second");
    await().during(java.time.Duration.ofSeconds(3)).until(() -> received.all.size() == 1);
    assertThat(in.resolve("a.edi")).exists();
    assertThat(late.resolve("b.edi")).exists();

    camel.doors().take(true);
    await().until(() -> received.all.size() == 4);
    assertThat(received.bodies())
        .contains("second", "a file", "a file of a door that was opened meanwhile");
    assertThat(in.resolve("a.edi")).doesNotExist();
  }

  @Test
  void refusesAnUploadInWordsBeforeItsFirstByte() throws IOException {
    camel
        .doors()
        .open(
            "box",
            channel("{id: box, kind: sftp-mailbox, user: box, password: 'env:X', every: 1h}"));
    intake.close(Finding.of(ErrorCode.JRN_033, Place.NOWHERE));
    assertThatThrownBy(() -> upload("in/a.edi"))
        .hasMessageContaining("RCV-460 there is no room for it now");
    assertThat(folder.resolve("sftp/homes/box/in")).isEmptyDirectory();

    intake.open();
    upload("in/a.edi");
    await().until(() -> received.bodies().equals(List.of("uploaded")));
  }

  private void upload(String path) throws IOException {
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.start();
      try (ClientSession session =
          client.connect("box", "127.0.0.1", mailboxes.port()).verify(20_000).getSession()) {
        session.addPasswordIdentity("secret");
        session.auth().verify(20_000);
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            OutputStream out = sftp.write(path)) {
          out.write("uploaded".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void openFolder(String partner, Path home) {
    camel.doors().open(partner, channel("{id: drop, kind: file, every: 1s, folder: " + home + "}"));
  }

  private void send(String text) {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, "acme", "secret");
        JMSContext context = factory.createContext()) {
      context.createProducer().send(context.createQueue("acme.in"), text);
    }
  }
}
