package org.customspost.gateway.flow;

import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.ReceptacleEvents;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.partner.Reporting;
import org.jdbi.v3.core.Handle;

/** Plans what posts are told of their receptacles: each event once, however often it was told. */
final class ReportReceptacles {
  private final ReceptacleEvents events;

  ReportReceptacles(ReceptacleEvents events) {
    this.events = events;
  }

  void report(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    List<Reporting.Receptacles> agreed = identified.agreement().reporting().receptacles();
    if (agreed.isEmpty()) return;
    long arrival = identified.arrival().id();
    Map<Integer, Long> kept = events.ids(handle, arrival);
    for (Batch.Entry entry : entries) {
      Long id = kept.get(entry.ordinal());
      if (id == null || !(entry.content() instanceof ReceptacleEvent event)) continue;
      String receptacle = event.receptacle().value();
      for (Reporting.Receptacles to : agreed) {
        if (!to.takes(entry.slice().format(), event.event(), receptacle)) continue;
        String reference = "V" + Receivers.base36(Ids.references(handle, 1).get(0));
        plan.document(
            Receivers.reports(to, Planned.Kind.RECEPTACLE_REPORT, identified.catalogue()),
            Planned.Document.ofReceptacle(reference, event.event(), id));
        plan.event(
            "reported",
            arrival,
            null,
            event.event() + " of " + receptacle + " " + reference + " to " + to.partner());
      }
    }
  }
}
