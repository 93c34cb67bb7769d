package org.customspost.gateway.app.metrics;

import java.util.List;

/**
 * Whether the gateway can do its work.
 *
 * @param database whether the journal answers; without it nothing is taken and nothing leaves
 * @param closed doors that are agreed and not open
 * @param paused channels that stand still because somebody said so: nothing is wrong with them
 * @param noIntake why nothing is taken in; empty where it is
 */
public record Health(boolean database, List<String> closed, List<String> paused, String noIntake) {
  public Health {
    closed = List.copyOf(closed);
    paused = List.copyOf(paused);
  }

  boolean well() {
    return database && closed.isEmpty() && noIntake.isEmpty();
  }
}
