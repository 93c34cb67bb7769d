package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.StaleReports;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.UnsentNotices;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is tried again must not come after what has overtaken it: a release after a do-not-load, a
 * report after the one that took its place.
 */
final class Overtaken {
  private final UnsentNotices notices = new UnsentNotices();
  private final StaleReports reports = new StaleReports();
  private final Departures departures;
  private final Log log;

  Overtaken(Departures departures, Log log) {
    this.departures = departures;
    this.log = log;
  }

  /** What may leave; the others are withheld. */
  List<Departures.Ready> without(Handle handle, List<Departures.Ready> ready) {
    Map<Long, Log.Noted> overtaken = new HashMap<>(releases(handle, ready));
    for (Departures.Ready each : ready)
      if (each.kind() == Planned.Kind.CARGO_REPORT)
        reports
            .overtaken(handle, each.id())
            .ifPresent(stale -> overtaken.put(each.id(), noted(stale.finding(), null, each.id())));
    overtaken.forEach((departure, why) -> withhold(handle, departure, why));
    return ready.stream().filter(each -> !overtaken.containsKey(each.id())).toList();
  }

  private Map<Long, Log.Noted> releases(Handle handle, List<Departures.Ready> ready) {
    List<Long> told = new ArrayList<>();
    for (Departures.Ready each : ready) if (each.kind() == Planned.Kind.NOTICE) told.add(each.id());
    Map<Long, Log.Noted> releases = new HashMap<>();
    if (told.isEmpty()) return releases;
    for (UnsentNotices.Forbidden each : notices.forbidden(handle, told, Withhold.RELEASES))
      releases.put(
          each.departure(),
          noted(Withhold.finding(each.partner()), each.dossier(), each.departure()));
    return releases;
  }

  private static Log.Noted noted(Finding finding, @Nullable Long dossier, long departure) {
    return new Log.Noted(finding, null, dossier, departure);
  }

  private void withhold(Handle handle, long departure, Log.Noted why) {
    departures.withhold(handle, departure, why.finding().toString());
    log.findings(handle, List.of(why));
    log.event(
        handle,
        new Log.Event("withheld", null, departure, why.dossier(), why.finding().code().id()));
  }
}
