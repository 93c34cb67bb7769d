package org.customspost.gateway.model.passage;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * One interchange at a door, not yet stored.
 *
 * @param partner name of the agreement
 * @param channel id of the channel in the agreement
 * @param name file name, JMS message id or AS2 Message-ID, as the transport has it
 * @param properties transport facts worth keeping as proof, never credentials
 * @param body read once, by Receive
 * @param handover where the transport names its messages and gives receipts
 */
public record Incoming(
    String partner,
    String channel,
    String name,
    Map<String, String> properties,
    InputStream body,
    Optional<Handover> handover) {
  public Incoming {
    properties = Map.copyOf(properties);
  }

  /** From a transport without receipts. */
  public Incoming(
      String partner,
      String channel,
      String name,
      Map<String, String> properties,
      InputStream body) {
    this(partner, channel, name, properties, body, Optional.empty());
  }
}
