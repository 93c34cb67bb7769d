package org.customspost.gateway.app.bench;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The benchmark's customs system: takes signed declarations from its queue. */
final class Customs implements AutoCloseable {
  private static final int TOGETHER = 100;
  private static final long PATIENCE_MILLIS = 60_000;

  private final ActiveMQConnectionFactory factory;
  private final JMSContext context;
  private final JMSConsumer consumer;

  Customs(BenchFolder folder) {
    factory =
        new ActiveMQConnectionFactory(
            "tcp://127.0.0.1:" + folder.brokerPort(), "bench-customs", folder.password());
    context = factory.createContext(JMSContext.SESSION_TRANSACTED);
    consumer = context.createConsumer(context.createQueue("bench.declarations"));
  }

  /** Waits for that many different declarations, each with its signature. */
  void take(int count) throws IOException {
    Set<String> seen = new HashSet<>();
    try {
      while (seen.size() < count) {
        Message message = consumer.receive(PATIENCE_MILLIS);
        if (message == null)
          throw new IOException("only %d of %d declarations came".formatted(seen.size(), count));
        if (message.getStringProperty("signature") == null)
          throw new IOException("a declaration came without a signature");
        seen.add(String.valueOf(message.getStringProperty("fileName")));
        if (seen.size() % TOGETHER == 0) context.commit();
      }
      context.commit();
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
