package org.customspost.gateway.simulator;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A JMS client at the gateway's broker: one queue to the gateway, one from it. */
final class QueueDoor implements PartnerDoor {
  private static final int AT_ONCE = 200;
  private static final int WAIT_MILLIS = 50;

  private final ActiveMQConnectionFactory factory;
  private final JMSContext sending;
  private final JMSContext taking;
  private final JMSConsumer consumer;
  private final String in;

  /**
   * @param in the queue that the gateway takes from
   * @param out the queue that the gateway puts to
   */
  QueueDoor(String url, String user, String password, String in, String out) {
    this.in = in;
    factory = new ActiveMQConnectionFactory(url, user, password);
    sending = factory.createContext(Session.AUTO_ACKNOWLEDGE);
    taking = factory.createContext(Session.AUTO_ACKNOWLEDGE);
    consumer = taking.createConsumer(taking.createQueue(out));
  }

  @Override
  public void send(Letter letter) throws IOException {
    try {
      BytesMessage message = sending.createBytesMessage();
      message.writeBytes(letter.body());
      message.setStringProperty("fileName", letter.name());
      if (letter.signature().length > 0)
        message.setStringProperty(
            "signature", Base64.getEncoder().encodeToString(letter.signature()));
      sending.createProducer().send(sending.createQueue(in), message);
    } catch (JMSException | JMSRuntimeException e) {
      throw new IOException("queue " + in + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<Letter> fetch() throws IOException {
    List<Letter> letters = new ArrayList<>();
    try {
      while (letters.size() < AT_ONCE) {
        Message message = consumer.receive(WAIT_MILLIS);
        if (message == null) break;
        letters.add(letter(message));
      }
    } catch (JMSException | JMSRuntimeException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
    return letters;
  }

  private static Letter letter(Message message) throws JMSException {
    String name =
        Objects.requireNonNullElse(
            message.getStringProperty("fileName"), String.valueOf(message.getJMSMessageID()));
    String signature = Objects.requireNonNullElse(message.getStringProperty("signature"), "");
    return new Letter(name, body(message), Base64.getDecoder().decode(signature));
  }

  private static byte[] body(Message message) throws JMSException {
    if (message instanceof BytesMessage bytes) {
      byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(body);
      return body;
    }
    if (message instanceof TextMessage text)
      return Objects.requireNonNullElse(text.getText(), "").getBytes(StandardCharsets.UTF_8);
    return new byte[0];
  }

  @Override
  public void close() {
    consumer.close();
    taking.close();
    sending.close();
    factory.close();
  }
}
