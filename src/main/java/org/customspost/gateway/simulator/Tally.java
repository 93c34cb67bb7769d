package org.customspost.gateway.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.simulator.Scenario.Expected;
import org.customspost.gateway.simulator.Scenario.Group;

/**
 * Compares what a scenario says with what its partners saw.
 *
 * @param lines one per outcome, in the scenario's order; the last are about files and receipts
 * @param misses what is not as the scenario says, one sentence each
 */
public record Tally(List<Line> lines, List<String> misses) {
  /** One outcome. */
  public record Line(String outcome, int expected, int actual) {}

  public Tally {
    lines = List.copyOf(lines);
    misses = List.copyOf(misses);
  }

  /** True where everything is as the scenario says. */
  public boolean asPlanned() {
    return misses.isEmpty();
  }

  /**
   * @param hashes SHA-256 of the files that were sent, by file
   */
  static Tally of(Scenario scenario, Map<String, String> hashes, Seen seen) {
    List<String> misses = new ArrayList<>(seen.oddities());
    Map<String, int[]> outcomes = new LinkedHashMap<>();
    for (Group group : scenario.groups()) {
      int[] counts = outcomes.computeIfAbsent(group.outcome(), key -> new int[2]);
      for (int i = 0; i < group.count(); i++) {
        String item = scenario.itemId(group, i);
        counts[0]++;
        List<String> differences = differences(group.expected(), item, seen);
        if (differences.isEmpty()) counts[1]++;
        for (String each : differences) misses.add(item + " (" + group.name() + ") " + each);
      }
    }
    int[] files = outcomes.computeIfAbsent("files answered as agreed", key -> new int[2]);
    for (Shipment shipment : scenario.shipments()) {
      files[0]++;
      List<String> differences = differences(shipment, hashes, seen);
      if (differences.isEmpty()) files[1]++;
      for (String each : differences) misses.add("file " + shipment.file() + " " + each);
    }
    despatches(scenario, seen, outcomes, misses);
    flights(scenario, seen, outcomes, misses);
    receipts(seen, outcomes, misses);
    List<Line> lines = new ArrayList<>();
    outcomes.forEach((outcome, counts) -> lines.add(new Line(outcome, counts[0], counts[1])));
    return new Tally(lines, misses);
  }

  private static void despatches(
      Scenario scenario, Seen seen, Map<String, int[]> outcomes, List<String> misses) {
    for (Despatch each : scenario.despatches()) {
      if (each.plan().isEmpty()) continue;
      int[] counts = outcomes.computeIfAbsent("despatches filed, asked about", key -> new int[2]);
      List<String> differences = differences(each.expected(), each.key(), seen);
      counts[0]++;
      if (differences.isEmpty()) counts[1]++;
      for (String difference : differences)
        misses.add("despatch " + each.name() + " " + difference);
    }
  }

  private static void flights(
      Scenario scenario, Seen seen, Map<String, int[]> outcomes, List<String> misses) {
    for (Flight each : scenario.flights()) {
      List<String> differences = new ArrayList<>();
      List<String> reports = seen.cargoReportsOf(each.waybill());
      List<String> events = sorted(seen.eventsOf(each.consignment()));
      compare("cargo reports", each.reported(), reports, differences);
      compare("events", each.events(), events, differences);
      for (String difference : differences) misses.add("flight " + each.name() + " " + difference);
      outcomes.put("cargo reports to customs", new int[] {each.reported().size(), reports.size()});
      outcomes.put(
          "receptacle events told to the post", new int[] {each.events().size(), events.size()});
    }
  }

  private static void receipts(Seen seen, Map<String, int[]> outcomes, List<String> misses) {
    int posted = seen.postedCount();
    int proved = seen.provedCount();
    if (posted == 0) return;
    outcomes.put("AS2 messages to us, our receipt proved", new int[] {posted, proved});
    if (posted != proved) misses.add("of " + posted + " AS2 messages receipts prove " + proved);
  }

  private static List<String> differences(Expected expected, String item, Seen seen) {
    List<String> differences = new ArrayList<>();
    compare(
        "declarations",
        sorted(expected.declared()),
        sorted(seen.declarationsOf(item)),
        differences);
    compare("notices", sorted(expected.notices()), sorted(seen.noticesOf(item)), differences);
    compare("wishes", sorted(expected.asked()), sorted(seen.wishesFor(item)), differences);
    compare("warnings", sorted(expected.warned()), sorted(seen.warningsOf(item)), differences);
    compare("findings", sorted(expected.findings()), sorted(seen.findingsOf(item)), differences);
    Set<String> fields = seen.fieldsOf(item);
    if (!expected.field().isEmpty() && !fields.contains(expected.field()))
      differences.add("pointed at " + fields + " instead of " + expected.field());
    return differences;
  }

  private static List<String> differences(
      Shipment shipment, Map<String, String> hashes, Seen seen) {
    List<String> differences = new ArrayList<>();
    String hash = hashes.getOrDefault(shipment.file(), "");
    compare(
        "acknowledgement",
        shipment.acknowledged(),
        seen.acknowledgementOf(shipment.sender(), shipment.reference()),
        differences);
    compare(
        "report",
        shipment.report().isEmpty() ? List.of() : List.of(shipment.report()),
        sorted(seen.reportsOf(hash)),
        differences);
    for (String each : shipment.findings())
      if (!seen.reportCodesOf(hash).contains(each))
        differences.add(
            "has no " + each + " in its report, but " + sorted(seen.reportCodesOf(hash)));
    return differences;
  }

  private static void compare(
      String what, List<String> expected, List<String> actual, List<String> differences) {
    if (!expected.equals(actual)) differences.add(what + " " + actual + " instead of " + expected);
  }

  private static List<String> sorted(Iterable<String> words) {
    List<String> sorted = new ArrayList<>();
    words.forEach(sorted::add);
    sorted.sort(null);
    return sorted;
  }
}
