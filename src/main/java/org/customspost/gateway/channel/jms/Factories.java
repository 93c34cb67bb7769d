package org.customspost.gateway.channel.jms;

import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.partner.Secrets;

/** Connections as this gateway wants them: durable sends wait, Java objects are never read. */
final class Factories {
  private Factories() {}

  static ConnectionFactory of(String url, String user, String password) {
    @SuppressWarnings("resource") // it holds nothing open by itself
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
    factory.setBlockOnDurableSend(true);
    factory.setDeserializationDenyList("*");
    return factory;
  }

  static ConnectionFactory of(JmsQueue channel, Secrets secrets, Broker broker) throws IOException {
    String password = secrets.needed(channel.password());
    if (!channel.embedded()) return of(channel.broker(), channel.user(), password);
    broker.admit(channel, password);
    return broker.factory();
  }
}
