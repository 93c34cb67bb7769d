package org.customspost.gateway.app.metrics;

import java.util.List;

/**
 * Whether the gateway can do its work.
 *
 * @param database whether the journal answers; without it nothing is taken and nothing leaves
 * @param closed doors that are agreed and not open
 * @param noIntake why nothing is taken in; empty where it is
 */
public record Health(boolean database, List<String> closed, String noIntake) {
  public Health {
    closed = List.copyOf(closed);
  }

  /** One that takes in. */
  public Health(boolean database, List<String> closed) {
    this(database, closed, "");
  }

  boolean well() {
    return database && closed.isEmpty() && noIntake.isEmpty();
  }
}
