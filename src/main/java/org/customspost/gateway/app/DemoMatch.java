package org.customspost.gateway.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.dossier.match.Matches;
import org.customspost.gateway.dossier.match.Reason;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.simulator.Flight;
import org.customspost.gateway.simulator.Tally;

/** The match of a demo's flight: what the gateway finds, beside what the scenario says. */
final class DemoMatch {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LOOK_MILLIS = 250;

  private final Database database;
  private final Flight flight;

  DemoMatch(Database database, Flight flight) {
    this.database = database;
    this.flight = flight;
  }

  /** One line for each reason; it follows the messages, so it is given a little time. */
  List<Tally.Line> lines() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<Tally.Line> lines = compared();
    while (!asPlanned(lines) && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
      lines = compared();
    }
    return lines;
  }

  static boolean asPlanned(List<Tally.Line> lines) {
    return lines.stream().allMatch(each -> each.expected() == each.actual());
  }

  private List<Tally.Line> compared() {
    Matches matches = new Matches();
    Completeness found =
        database.transaction(
            handle -> matches.completeness(handle, matches.subject(handle, flight.waybill())));
    Map<Reason, Integer> counts = found.counts();
    TreeSet<Reason> reasons = new TreeSet<>(counts.keySet());
    flight.match().keySet().forEach(each -> reasons.add(Reason.valueOf(each)));
    List<Tally.Line> lines = new ArrayList<>();
    for (Reason each : reasons)
      lines.add(
          new Tally.Line(
              each.words(),
              flight.match().getOrDefault(each.name(), 0),
              counts.getOrDefault(each, 0)));
    return lines;
  }
}
