package org.customspost.gateway.channel.jms;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.partner.Secrets;

/** Connections as this gateway wants them: durable sends wait, Java objects are never read. */
final class Factories {
  private Factories() {}

  static ActiveMQConnectionFactory of(String url, String user, String password) {
    @SuppressWarnings("resource") // it holds nothing open by itself
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
    factory.setBlockOnDurableSend(true);
    factory.setDeserializationDenyList("*");
    return factory;
  }

  /**
   * For who sends in transactions only. Their commit waits until all is on the broker's disk, and
   * fails where a send did; a send that waited, too, would cost two changes of thread for each
   * message.
   */
  static ConnectionFactory transacted(String url, String user, String password) {
    ActiveMQConnectionFactory factory = of(url, user, password);
    factory.setBlockOnDurableSend(false);
    return factory;
  }

  static ConnectionFactory of(JmsQueue channel, Secrets secrets, Broker broker) throws IOException {
    String password = secrets.needed(channel.password());
    if (!channel.embedded()) return transacted(channel.broker(), channel.user(), password);
    broker.admit(channel, password);
    return broker.transacted();
  }
}
