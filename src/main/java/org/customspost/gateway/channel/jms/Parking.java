package org.customspost.gateway.channel.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Moves a message to the dead-letter queue within the transaction that took it. */
final class Parking {
  private final Session session;
  private final String queue;

  Parking(Session session, String queue) {
    this.session = session;
    this.queue = queue;
  }

  /** The message keeps body and properties; {@code refusal} says why it lies there. */
  void park(Message message, String reason) throws JMSException {
    Map<String, Object> properties = properties(message);
    message.clearProperties();
    for (Map.Entry<String, Object> each : properties.entrySet())
      message.setObjectProperty(each.getKey(), each.getValue());
    message.setStringProperty("refusal", reason);
    if (message instanceof BytesMessage bytes) bytes.reset();
    try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      producer.send(message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, 0);
    }
  }

  private static Map<String, Object> properties(Message message) throws JMSException {
    Map<String, Object> properties = new LinkedHashMap<>();
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = String.valueOf(names.nextElement());
      // the broker's own would be wrong on another queue
      if (!name.startsWith("_") && !name.startsWith("JMSX"))
        properties.put(name, message.getObjectProperty(name));
    }
    return properties;
  }
}
