package org.customspost.gateway.channel.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a JMS message says beside its body, as proof. Bounded: the sender wrote it. */
final class MessageFacts {
  private static final int MOST = 100;
  private static final int LONGEST = 20_000; // a signature with its chain fits

  private MessageFacts() {}

  static Map<String, String> of(Message message) throws JMSException {
    Map<String, String> facts = new HashMap<>();
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements() && facts.size() < MOST) {
      String name = String.valueOf(names.nextElement());
      if (!name.startsWith("_") && name.length() <= 200) put(facts, name, property(message, name));
    }
    put(facts, "JMSMessageID", message.getJMSMessageID());
    put(facts, "JMSCorrelationID", message.getJMSCorrelationID());
    put(facts, "JMSTimestamp", String.valueOf(message.getJMSTimestamp()));
    return facts;
  }

  private static @Nullable String property(Message message, String name) throws JMSException {
    Object value = message.getObjectProperty(name);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : null;
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null && value.length() <= LONGEST) facts.put(name, value);
  }
}
