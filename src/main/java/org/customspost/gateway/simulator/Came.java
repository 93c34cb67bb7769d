package org.customspost.gateway.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.simulator.Scenario.Expected;
import org.customspost.gateway.simulator.Scenario.Group;

/**
 * How far a play is: how many of the messages that a scenario expects have come. What comes more
 * than once, or was not expected, does not count.
 */
final class Came {
  private final Scenario scenario;
  private final Seen seen;
  private int expected;
  private int came;

  /**
   * @param hashes SHA-256 of the files that were sent, by file
   */
  Came(Scenario scenario, Map<String, String> hashes, Seen seen) {
    this.scenario = scenario;
    this.seen = seen;
    for (Group each : scenario.groups()) group(each);
    for (Despatch each : scenario.despatches()) {
      count(each.expected().declared(), seen.declarationsOf(each.key()));
      count(each.expected().asked(), seen.wishesFor(each.key()));
    }
    for (Flight each : scenario.flights()) {
      count(each.reported(), seen.cargoReportsOf(each.waybill()));
      count(each.events(), seen.eventsOf(each.consignment()));
    }
    for (Shipment each : scenario.shipments()) answers(each, hashes.getOrDefault(each.file(), ""));
  }

  int expected() {
    return expected;
  }

  int came() {
    return came;
  }

  private void group(Group group) {
    Expected wanted = group.expected();
    for (int i = 0; i < group.count(); i++) {
      String item = scenario.itemId(group, i);
      count(wanted.declared(), seen.declarationsOf(item));
      count(wanted.notices(), seen.noticesOf(item));
      count(wanted.asked(), seen.wishesFor(item));
      count(wanted.warned(), seen.warningsOf(item));
    }
  }

  private void answers(Shipment shipment, String hash) {
    if (!shipment.acknowledged().isEmpty())
      one(!seen.acknowledgementOf(shipment.sender(), shipment.reference()).isEmpty());
    if (!shipment.report().isEmpty()) one(!seen.reportsOf(hash).isEmpty());
  }

  private void one(boolean there) {
    expected++;
    if (there) came++;
  }

  private void count(List<String> wanted, List<String> there) {
    expected += wanted.size();
    List<String> left = new ArrayList<>(there);
    for (String each : wanted) if (left.remove(each)) came++;
  }
}
