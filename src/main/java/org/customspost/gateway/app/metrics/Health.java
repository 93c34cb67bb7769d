package org.customspost.gateway.app.metrics;

import java.util.List;

/**
 * Whether the gateway can do its work.
 *
 * @param database whether the journal answers; without it nothing is taken and nothing leaves
 * @param closed doors that are agreed and not open
 */
public record Health(boolean database, List<String> closed) {
  public Health {
    closed = List.copyOf(closed);
  }

  boolean well() {
    return database && closed.isEmpty();
  }
}
