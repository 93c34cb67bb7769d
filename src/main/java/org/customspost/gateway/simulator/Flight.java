package org.customspost.gateway.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.simulator.Scenario.Side;

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
 * @param reported functions of the cargo reports that customs must have got of it
 * @param told how many events of its receptacles posts must have got, by code
 * @param match how many of its items the gateway must find to have which reason, {@code MATCHED}
 *     among them
 */
public record Flight(
    String name,
    String from,
    String to,
    Duration departs,
    Duration lasts,
    String consignment,
    String waybill,
    List<String> despatches,
    List<String> reported,
    Map<String, Integer> told,
    Map<String, Integer> match) {
  public Flight {
    despatches = List.copyOf(despatches);
    reported = List.copyOf(reported);
    told = Map.copyOf(told);
    match = Map.copyOf(match);
  }

  /** What is expected to be seen where one side plays alone. */
  Flight seenBy(Side side) {
    return new Flight(
        name,
        from,
        to,
        departs,
        lasts,
        consignment,
        waybill,
        despatches,
        side == Side.CUSTOMS ? reported : List.of(),
        side == Side.POSTS ? told : Map.of(),
        Map.of());
  }

  /** The events that posts must have got, each as often. */
  List<String> events() {
    List<String> events = new ArrayList<>();
    told.forEach((code, count) -> events.addAll(java.util.Collections.nCopies(count, code)));
    events.sort(null);
    return events;
  }

  String carrier() {
    return name.substring(0, Math.min(2, name.length()));
  }

  String number() {
    return name.substring(Math.min(2, name.length()));
  }
}
