package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;

import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.channel.jms.JmsDoors;
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
  private CamelGateway camel;

  @BeforeEach
  void start() {
    port = FreePort.next();
    broker = new Broker(folder.resolve("broker"), "127.0.0.1", port);
    camel =
        CamelGateway.start(
            Samples.ROUTES,
            Map.of(),
            List.of(
                new JmsDoors(received, reference -> "secret", broker),
                new FileDoors(received, FolderLeases.ALONE)));
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
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
