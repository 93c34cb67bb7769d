package org.customspost.gateway.simulator;

import java.time.Duration;
import java.util.List;

/**
 * A flight and the despatches that a post hands over for it as one consignment.
 *
 * @param name carrier of two letters, then the number: {@code ZQ0417}
 * @param from airport
 * @param to airport
 * @param departs after the play begins
 * @param lasts from departure to arrival
 * @param consignment its number
 * @param waybill postal air waybill, prefix and serial with a hyphen
 */
public record Flight(
    String name,
    String from,
    String to,
    Duration departs,
    Duration lasts,
    String consignment,
    String waybill,
    List<String> despatches) {
  public Flight {
    despatches = List.copyOf(despatches);
  }

  String carrier() {
    return name.substring(0, Math.min(2, name.length()));
  }

  String number() {
    return name.substring(Math.min(2, name.length()));
  }
}
