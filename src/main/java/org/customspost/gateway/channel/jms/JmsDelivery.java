package org.customspost.gateway.channel.jms;

import static org.customspost.gateway.error.ErrorCode.SND_004;
import static org.customspost.gateway.error.ErrorCode.SND_007;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.partner.Channel.JmsQueue;

/**
 * Puts departures on a queue, many in one transaction. Each carries its unique id as the broker's
 * duplicate id, so that a repeat after a crash is dropped there.
 */
public final class JmsDelivery {
  private final ConnectionFactory factory;
  private final JmsQueue queue;

  JmsDelivery(ConnectionFactory factory, JmsQueue queue) {
    this.factory = factory;
    this.queue = queue;
  }

  /** Called by the route. */
  public List<String> deliver(List<Departure> departures) {
    try {
      return inOneTransaction(departures);
    } catch (JMSException e) {
      if (!repeated(e)) throw failed(departures, e);
      // one repeat undoes the whole transaction: take them one by one
      return departures.stream().map(this::alone).toList();
    }
  }

  private String alone(Departure departure) {
    try {
      return inOneTransaction(List.of(departure)).get(0);
    } catch (JMSException e) {
      if (repeated(e)) return "there already, duplicate id " + departure.uniqueId();
      throw failed(List.of(departure), e);
    }
  }

  private List<String> inOneTransaction(List<Departure> departures) throws JMSException {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue(queue.outbound()))) {
      List<String> proofs = new ArrayList<>();
      for (Departure each : departures) {
        Message message = message(session, each);
        producer.send(message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, 0);
        proofs.add(Objects.requireNonNullElse(message.getJMSMessageID(), each.uniqueId()));
      }
      session.commit();
      return proofs;
    }
  }

  private static Message message(Session session, Departure departure) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(bytes(departure));
    for (Map.Entry<String, String> each : departure.properties().entrySet())
      message.setStringProperty(propertyName(each.getKey()), each.getValue());
    message.setStringProperty("uniqueId", departure.uniqueId());
    message.setStringProperty("fileName", departure.fileName());
    message.setStringProperty("contentType", departure.contentType());
    message.setStringProperty("_AMQ_DUPL_ID", departure.uniqueId());
    if (departure.signature().length > 0)
      message.setStringProperty(
          "signature", Base64.getEncoder().encodeToString(departure.signature()));
    return message;
  }

  /** The client of the broker has a whole message in memory, so nothing is gained by a stream. */
  private static byte[] bytes(Departure departure) throws JMSException {
    try {
      return departure.body().bytes();
    } catch (IOException e) {
      JMSException problem = new JMSException("the body cannot be read: " + e.getMessage());
      problem.initCause(e);
      throw problem;
    }
  }

  /** JMS property names are Java identifiers (Jakarta Messaging 3.1, 3.5.1 and 3.8.1.1). */
  private static String propertyName(String name) {
    if (name.chars().allMatch(JmsDelivery::isLetter)) return name;
    String identifier = name.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(identifier.charAt(0)) ? "_" + identifier : identifier;
  }

  private static boolean isLetter(int character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean repeated(Throwable problem) {
    for (Throwable each = problem; each != null; each = each.getCause())
      if (each instanceof ActiveMQException artemis
          && artemis.getType() == ActiveMQExceptionType.DUPLICATE_ID_REJECTED) return true;
    return false;
  }

  private GatewayException failed(List<Departure> departures, JMSException problem) {
    return new GatewayException(
        Finding.of(
            problem instanceof JMSSecurityException ? SND_004 : SND_007,
            Place.NOWHERE,
            "where",
            queue.embedded() ? "the embedded broker" : queue.broker(),
            "user",
            queue.user(),
            "queue",
            queue.outbound(),
            "count",
            String.valueOf(departures.size()),
            "problem",
            String.valueOf(problem.getMessage())),
        problem);
  }
}
