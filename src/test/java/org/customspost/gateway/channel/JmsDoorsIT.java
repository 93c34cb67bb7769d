package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;
import static org.customspost.gateway.channel.Samples.departure;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.channel.jms.JmsDoors;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmsDoorsIT {
  private static final AtomicBoolean DESERIALISED = new AtomicBoolean();

  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final Received received = new Received();
  private final List<AutoCloseable> open = new ArrayList<>();
  private int port;
  private Broker broker;
  private CamelGateway camel;

  @BeforeEach
  void start() throws IOException {
    port = FreePort.next();
    broker = new Broker(folder.resolve("broker"), "127.0.0.1", port);
    camel =
        CamelGateway.start(
            Samples.ROUTES,
            Map.of(),
            List.of(new JmsDoors(received, reference -> "secret", broker)));
    door("acme", "");
  }

  private void door(String user, String more) {
    camel.doors().open(user, channel(yaml(user, more)));
  }

  private static String yaml(String user, String more) {
    return "{id: q, kind: jms, user: USER, password: 'env:X', inbound: USER.in, outbound: USER.out,"
            .replace("USER", user)
        + " dead-letter: "
        + user
        + ".dead, attempts: 3"
        + more
        + "}";
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) each.close();
    camel.close();
    broker.close();
  }

  private JMSContext partner(String user, String password) {
    return connected("tcp://127.0.0.1:" + port, user, password);
  }

  private JMSContext connected(String url, String user, String password) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
    JMSContext context = factory.createContext(Session.AUTO_ACKNOWLEDGE);
    open.add(context);
    open.add(factory);
    return context;
  }

  private JMSContext own() {
    JMSContext context = broker.factory().createContext(Session.AUTO_ACKNOWLEDGE);
    open.add(context);
    return context;
  }

  private static Message take(JMSContext context, String queue) {
    return context.createConsumer(context.createQueue(queue)).receive(20_000);
  }

  @Test
  void takesTextAndBytesOfAPartnerOverTheNetwork() {
    JMSContext partner = partner("acme", "secret");
    byte[] bytes = "bytes é".getBytes(StandardCharsets.UTF_8);
    partner.createProducer().setProperty("note", "n1").send(partner.createQueue("acme.in"), "text");
    partner.createProducer().send(partner.createQueue("acme.in"), bytes);
    await().until(() -> received.all.size() == 2);
    assertThat(received.bodies()).containsExactly("text", "bytes é");
    assertThat(received.names()).allMatch(name -> name.startsWith("ID:"));
    assertThat(received.all.get(0).properties()).containsEntry("note", "n1");
  }

  @Test
  void leavesMessagesInTheQueueWhileItIsPaused() {
    camel.doors().pause("acme", "q");
    JMSContext partner = partner("acme", "secret");
    partner.createProducer().send(partner.createQueue("acme.in"), "later");
    assertThat(received.all).isEmpty();
    camel.doors().resume("acme", "q");
    await().until(() -> received.all.size() == 1);
    assertThat(received.bodies()).containsExactly("later");
  }

  @Test
  void streamsALargeMessageAndParksItWholeWhereItIsRefused() throws JMSException {
    byte[] large = new byte[3_000_000];
    JMSContext partner = partner("acme", "secret");
    partner.createProducer().send(partner.createQueue("acme.in"), large);
    await().until(() -> received.all.size() == 1);
    assertThat(received.bodies().get(0)).hasSize(large.length);
    received.trouble(
        incoming -> {
          incoming.body().readNBytes(1000);
          throw new GatewayException(Finding.of(ErrorCode.VAL_002, Place.NOWHERE, "value", "1"));
        });
    partner.createProducer().send(partner.createQueue("acme.in"), large);
    Message parked = take(own(), "acme.dead");
    assertThat(parked.getBody(byte[].class)).hasSize(large.length);
    assertThat(parked.getStringProperty("refusal")).startsWith("VAL-002");
  }

  @Test
  void parksAnObjectMessageWithoutEverReadingTheObject() throws JMSException {
    JMSContext partner = partner("acme", "secret");
    partner.createProducer().send(partner.createQueue("acme.in"), new Hostile());
    partner.createProducer().send(partner.createQueue("acme.in"), Map.of("a", (Object) "b"));
    partner.createProducer().send(partner.createQueue("acme.in"), partner.createStreamMessage());
    JMSContext own = own();
    var dead = own.createConsumer(own.createQueue("acme.dead"));
    assertThat(dead.receive(20_000).getStringProperty("refusal"))
        .startsWith("RCV-013")
        .contains("ObjectMessage");
    assertThat(dead.receive(20_000).getStringProperty("refusal")).contains("MapMessage");
    assertThat(dead.receive(20_000).getStringProperty("refusal")).contains("StreamMessage");
    assertThat(DESERIALISED).isFalse();
    assertThat(received.all).isEmpty();
  }

  @Test
  void parksAMessageThatFailsTooOftenAndGoesOnWithTheNext() throws JMSException {
    AtomicInteger tries = new AtomicInteger();
    received.trouble(
        incoming -> {
          if (!incoming.properties().containsKey("poison")) return 0;
          tries.incrementAndGet();
          throw new IOException("it fails each time");
        });
    JMSContext partner = partner("acme", "secret");
    partner.createProducer().setProperty("poison", "1").send(partner.createQueue("acme.in"), "bad");
    partner.createProducer().send(partner.createQueue("acme.in"), "good");
    Message parked = take(own(), "acme.dead");
    assertThat(parked.getStringProperty("refusal")).startsWith("RCV-015").contains("3 times");
    assertThat(parked.getBody(String.class)).isEqualTo("bad");
    assertThat(tries).hasValue(3);
    assertThat(received.bodies()).containsExactly("good");
  }

  @Test
  void sendsABatchWithIdentityAndSignature() throws JMSException {
    List<String> proofs =
        camel
            .doors()
            .send(
                List.of(departure("q", "a.xml", "one", "sig"), departure("q", "b.xml", "two", "")));
    JMSContext partner = partner("acme", "secret");
    var out = partner.createConsumer(partner.createQueue("acme.out"));
    BytesMessage first = (BytesMessage) out.receive(20_000);
    assertThat(new String(first.getBody(byte[].class), StandardCharsets.UTF_8)).isEqualTo("one");
    assertThat(first.getStringProperty("signature")).isEqualTo("c2ln");
    assertThat(first.getStringProperty("message_type")).isEqualTo("declaration");
    assertThat(first.getStringProperty("uniqueId")).isEqualTo("unique-a.xml");
    assertThat(first.getJMSMessageID()).isEqualTo(proofs.get(0));
    assertThat(out.receive(20_000).getJMSMessageID()).isEqualTo(proofs.get(1));
  }

  @Test
  void dropsARepeatByItsDuplicateIdAndStillSendsItsNeighbours() throws JMSException {
    Departure first = departure("q", "a.xml", "one", "");
    camel.doors().send(List.of(first));
    List<String> proofs = camel.doors().send(List.of(first, departure("q", "b.xml", "two", "")));
    assertThat(proofs.get(0)).contains("duplicate id unique-a.xml");
    JMSContext partner = partner("acme", "secret");
    var out = partner.createConsumer(partner.createQueue("acme.out"));
    assertThat(out.receive(20_000).getStringProperty("fileName")).isEqualTo("a.xml");
    assertThat(out.receive(20_000).getStringProperty("fileName")).isEqualTo("b.xml");
    assertThat(out.receiveNoWait()).isNull();
  }

  @Test
  void confinesAPartnerToItsOwnQueues() {
    door("other", "");
    assertThatThrownBy(() -> partner("acme", "wrong"))
        .isInstanceOf(JMSSecurityRuntimeException.class);
    JMSContext partner = partner("acme", "secret");
    assertThatThrownBy(
            () -> partner.createProducer().send(partner.createQueue("other.in"), "forged"))
        .isInstanceOf(JMSSecurityRuntimeException.class);
    assertThatThrownBy(() -> partner.createConsumer(partner.createQueue("other.out")))
        .isInstanceOf(JMSSecurityRuntimeException.class);
    assertThatThrownBy(() -> partner.createConsumer(partner.createQueue("acme.dead")))
        .isInstanceOf(JMSSecurityRuntimeException.class);
    assertThat(received.all).isEmpty();
  }

  @Test
  void goesOnAfterAnExternalBrokerWasRestarted() throws IOException {
    int far = FreePort.next();
    Path data = folder.resolve("far");
    Broker external = externalBroker(data, far, "secret");
    door("far", ", broker: 'tcp://127.0.0.1:" + far + "'");
    received.trouble(
        incoming -> {
          throw new IOException("not now");
        });
    JMSContext before = external.factory().createContext();
    before.createProducer().send(before.createQueue("far.in"), "survives");
    before.close();
    external.close();
    received.trouble(incoming -> 0);
    try (Broker again = externalBroker(data, far, "secret")) {
      assertThat(again).isNotNull();
      await().atMost(java.time.Duration.ofSeconds(30)).until(() -> received.all.size() == 1);
      assertThat(received.bodies()).containsExactly("survives");
      camel.doors().close("far", "q");
    }
  }

  @Test
  void saysThatAnExternalBrokerRefusesOurCredentials() throws IOException {
    int far = FreePort.next();
    try (Broker external = externalBroker(folder.resolve("far"), far, "another")) {
      assertThat(external).isNotNull();
      String url = ", broker: 'tcp://127.0.0.1:" + far + "'";
      camel.doors().open("acme", channel(yaml("far", url).replace("id: q", "id: far")));
      Departure departure = departure("far", "a.xml", "one", "");
      assertThatThrownBy(() -> camel.doors().send(List.of(departure)))
          .isInstanceOfSatisfying(
              GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SND_004));
      camel.doors().close("acme", "far");
    }
  }

  /** A second broker in this process, whose users we are. */
  private static Broker externalBroker(Path data, int port, String password) throws IOException {
    Broker external = new Broker(data, "127.0.0.1", port);
    external.start();
    var both =
        (org.customspost.gateway.partner.Channel.JmsQueue)
            channel(
                yaml("far", "").replace("inbound: far.in, outbound: far.out", "outbound: far.in"));
    external.admit(both, password);
    return external;
  }

  /** An object that would tell if anybody brought it to life. */
  static final class Hostile implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException {
      DESERIALISED.set(true);
      throw new IOException("brought to life from " + in);
    }
  }
}
