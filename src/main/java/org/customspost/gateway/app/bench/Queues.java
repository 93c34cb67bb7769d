package org.customspost.gateway.app.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** One partner of the benchmark at its two queues. */
final class Queues implements AutoCloseable {
  private final ActiveMQConnectionFactory factory;
  private final JMSContext context;
  private final JMSProducer producer;
  private final JMSConsumer consumer;
  private final String to;

  /**
   * @param to queue that the gateway takes from
   * @param from queue that the gateway sends to
   */
  Queues(BenchFolder folder, String user, String to, String from) {
    this.factory =
        new ActiveMQConnectionFactory(
            "tcp://127.0.0.1:" + folder.brokerPort(), user, folder.password());
    this.context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    this.producer = context.createProducer();
    this.consumer = context.createConsumer(context.createQueue(from));
    this.to = to;
  }

  void send(byte[] body) {
    producer.send(context.createQueue(to), body);
  }

  /** The next message as text; empty where none comes in time. */
  Optional<String> receive(long millis) throws IOException {
    Message message = consumer.receive(millis);
    if (message == null) return Optional.empty();
    try {
      if (!(message instanceof BytesMessage bytes)) throw new IOException("no message of bytes");
      byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
      bytes.readBytes(body);
      return Optional.of(new String(body, StandardCharsets.UTF_8));
    } catch (JMSException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    factory.close();
  }
}
