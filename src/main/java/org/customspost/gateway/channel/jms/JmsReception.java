package org.customspost.gateway.channel.jms;

import static org.customspost.gateway.error.ErrorCode.RCV_013;
import static org.customspost.gateway.error.ErrorCode.RCV_014;
import static org.customspost.gateway.error.ErrorCode.RCV_015;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel.JmsQueue;

/**
 * Hands a JMS message to Receive within the session's transaction. What is refused goes to the
 * dead-letter queue in the same transaction, whole and with its reason; it is never taken for a
 * Java object.
 */
public final class JmsReception {
  private final Reception reception;
  private final String partner;
  private final JmsQueue queue;
  private final Standing standing;

  JmsReception(Reception reception, String partner, JmsQueue queue, Standing standing) {
    this.reception = reception;
    this.partner = partner;
    this.queue = queue;
    this.standing = standing;
  }

  /** Called by the route. Any exception rolls the session back. */
  public void receive(Exchange exchange) throws JMSException {
    JmsMessage in = exchange.getIn(JmsMessage.class);
    Message message = Objects.requireNonNull(in.getJmsMessage());
    Session session = Objects.requireNonNull(in.getJmsSession());
    Parking parking = new Parking(session, queue.deadLetter());
    try {
      Optional<InputStream> body = body(message);
      if (body.isEmpty()) parking.park(message, forbidden(message).toString());
      else store(message, body.get());
      standing.taken();
    } catch (GatewayException e) {
      if (e.code().severity() == Severity.REJECT) {
        parking.park(message, String.valueOf(e.getMessage()));
        standing.taken();
      } else {
        failed(message, parking, e);
      }
    } catch (IOException | RuntimeException e) {
      // whatever failed beyond this door: the message must stay on the queue, or be parked
      failed(message, parking, e);
    }
  }

  private void store(Message message, InputStream body) throws JMSException, IOException {
    reception.receive(
        new Incoming(partner, queue.id(), name(message), MessageFacts.of(message), body));
  }

  private void failed(Message message, Parking parking, Exception problem) throws JMSException {
    int attempt = message.getIntProperty("JMSXDeliveryCount");
    boolean last = attempt >= queue.attempts();
    Finding finding =
        Finding.of(
            last ? RCV_015 : RCV_014,
            Place.NOWHERE,
            "name",
            name(message),
            "attempts",
            String.valueOf(attempt),
            "queue",
            queue.deadLetter(),
            "problem",
            String.valueOf(problem.getMessage()));
    standing.notTaken(finding);
    if (!last) throw new GatewayException(finding, problem);
    parking.park(message, finding.toString());
  }

  private static Optional<InputStream> body(Message message) throws JMSException {
    if (message instanceof BytesMessage bytes) return Optional.of(new BytesMessageStream(bytes));
    if (message instanceof TextMessage text && text.getText() != null)
      return Optional.of(new ByteArrayInputStream(text.getText().getBytes(StandardCharsets.UTF_8)));
    return Optional.empty();
  }

  private Finding forbidden(Message message) throws JMSException {
    String type = "message without a body";
    if (message instanceof ObjectMessage) type = "ObjectMessage";
    else if (message instanceof MapMessage) type = "MapMessage";
    else if (message instanceof StreamMessage) type = "StreamMessage";
    return Finding.of(
        RCV_013, Place.NOWHERE, "name", name(message), "type", type, "queue", queue.deadLetter());
  }

  private static String name(Message message) throws JMSException {
    return Objects.requireNonNullElse(message.getJMSMessageID(), "");
  }
}
