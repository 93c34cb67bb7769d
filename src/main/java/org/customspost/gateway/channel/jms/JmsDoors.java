package org.customspost.gateway.channel.jms;

import static org.customspost.gateway.error.ErrorCode.RCV_010;
import static org.customspost.gateway.error.ErrorCode.RCV_012;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Door.Leaf;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.partner.Secrets;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Doors that are queues. */
public final class JmsDoors implements DoorKind {
  private final Reception reception;
  private final Secrets secrets;
  private final Broker broker;

  public JmsDoors(Reception reception, Secrets secrets, Broker broker) {
    this.reception = reception;
    this.secrets = secrets;
    this.broker = broker;
  }

  @Override
  public Optional<Door> door(String partner, Channel channel) throws IOException {
    return channel instanceof JmsQueue queue ? Optional.of(door(partner, queue)) : Optional.empty();
  }

  private Door door(String partner, JmsQueue queue) throws IOException {
    String name = Door.name(partner, queue.id());
    ConnectionFactory factory = Factories.of(queue, secrets, broker);
    List<Leaf> routes = new ArrayList<>();
    Map<String, Object> beans = new HashMap<>();
    JmsPoolConnectionFactory pool = pool(factory);
    if (queue.receives()) {
      Standing standing = new Standing(name, problem -> silent(queue, problem));
      ExceptionListener listener = standing::handleException;
      beans.put(name + ".factory", factory);
      beans.put(name + ".standing", listener);
      beans.put(name + ".in", new JmsReception(reception, partner, queue, standing));
      routes.add(new Leaf(name + ".in", "inbound-jms", inbound(name, queue)));
    }
    if (queue.sends()) {
      beans.put(name + ".out", new JmsDelivery(pool, queue));
      routes.add(new Leaf(name + ".out", "outbound-jms", Map.of("door", name)));
    }
    return new Door(name, routes, beans, () -> leave(queue, pool));
  }

  private static JmsPoolConnectionFactory pool(ConnectionFactory factory) {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(factory);
    pool.setMaxConnections(1); // departures of one door leave in order
    return pool;
  }

  private static Map<String, Object> inbound(String name, JmsQueue queue) {
    return Map.of("door", name, "queue", queue.inbound(), "consumers", queue.consumers());
  }

  private void leave(JmsQueue queue, JmsPoolConnectionFactory pool) {
    pool.stop();
    if (queue.embedded()) broker.dismiss(queue);
  }

  private static Finding silent(JmsQueue queue, Throwable problem) {
    return Finding.of(
        problem instanceof JMSSecurityException ? RCV_012 : RCV_010,
        Place.NOWHERE,
        "where",
        queue.embedded() ? "the embedded broker" : queue.broker(),
        "user",
        queue.user(),
        "problem",
        String.valueOf(problem.getMessage()));
  }
}
