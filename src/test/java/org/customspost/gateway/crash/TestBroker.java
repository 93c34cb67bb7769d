package org.customspost.gateway.crash;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.partner.Channel.JmsQueue;

/** The west's queues: on a broker of the test's own, or on the one inside a gateway. */
final class TestBroker implements Partners.WestQueues, AutoCloseable {
  private final String url;
  private final @org.jspecify.annotations.Nullable Broker own;

  private TestBroker(String url, @org.jspecify.annotations.Nullable Broker own) {
    this.url = url;
    this.own = own;
  }

  /** A broker that outlives every gateway. */
  static TestBroker own(Path folder) throws IOException {
    int port = FreePort.next();
    Broker broker = new Broker(folder, "127.0.0.1", port);
    for (String user : List.of("west", "gateway-1")) {
      // What goes in for one comes out for the other.
      boolean west = user.equals("west");
      broker.admit(
          new JmsQueue(
              "q",
              "",
              user,
              "",
              west ? "" : "west.declarations",
              west ? "" : "west.answers",
              "west.dead",
              10,
              1),
          "west");
    }
    return new TestBroker("tcp://127.0.0.1:" + port, broker);
  }

  /** The broker inside a gateway. */
  static TestBroker inside(int port) {
    return new TestBroker("tcp://127.0.0.1:" + port, null);
  }

  String url() {
    return url;
  }

  private Connection connect() throws JMSException {
    if (own != null) return own.factory().createConnection();
    return new ActiveMQConnectionFactory(url + "?reconnectAttempts=0")
        .createConnection("west", "west");
  }

  @Override
  public List<Seen> take(int run) {
    List<Seen> taken = new ArrayList<>();
    try (Connection connection = connect();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer queue = session.createConsumer(session.createQueue("west.declarations"))) {
      connection.start();
      for (Message each = queue.receiveNoWait(); each != null; each = queue.receiveNoWait()) {
        byte[] body = new byte[(int) ((BytesMessage) each).getBodyLength()];
        ((BytesMessage) each).readBytes(body);
        taken.add(
            new Seen(
                "west",
                each.getStringProperty("uniqueId"),
                new String(body, StandardCharsets.UTF_8),
                run));
      }
      session.commit();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    return taken;
  }

  @Override
  public void answer(String text) {
    try (Connection connection = connect();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        var queue = session.createProducer(session.createQueue("west.answers"))) {
      queue.send(session.createTextMessage(text));
      session.commit();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (own != null) own.close();
  }
}
