package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_530;
import static org.customspost.gateway.error.ErrorCode.VAL_510;
import static org.customspost.gateway.error.ErrorCode.VAL_511;
import static org.customspost.gateway.error.ErrorCode.VAL_512;
import static org.customspost.gateway.error.ErrorCode.VAL_513;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.customspost.gateway.dossier.Clocks;
import org.customspost.gateway.dossier.ForbiddenReceptacles;
import org.customspost.gateway.dossier.ManifestDefect;
import org.customspost.gateway.dossier.Manifests;
import org.customspost.gateway.dossier.ReceptacleEvents;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.transport.Leg;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Commit B for what posts and carriers announce. An announcement counts when it was read whole;
 * what is odd about it is told and stops nothing.
 */
final class TrackManifests {
  private final Manifests manifests;
  private final ReceptacleEvents events;
  private final ReportCargo reportCargo;
  private final ReportReceptacles reportReceptacles;
  private final Clocks clocks;
  private final ForbiddenReceptacles forbidden;
  private final ForbidReceptacles forbid;

  TrackManifests(Stores stores, ReportCargo reportCargo, ForbidReceptacles forbid) {
    this.manifests = stores.manifests();
    this.clocks = stores.clocks();
    this.events = stores.receptacleEvents();
    this.reportCargo = reportCargo;
    this.forbidden = stores.forbiddenReceptacles();
    this.forbid = forbid;
    this.reportReceptacles = new ReportReceptacles(events);
  }

  void track(Handle handle, Identified identified, Batch batch, Plan plan) {
    Map<String, List<Manifest>> announced = new LinkedHashMap<>();
    List<ReceptacleEvents.Row> told = new ArrayList<>();
    for (Batch.Entry each : batch.entries()) {
      if (rejected(each)) continue;
      if (each.content() instanceof Manifest unit) {
        if (unit.identity().isEmpty()) nameless(identified, each, plan);
        else announced.computeIfAbsent(each.message(), key -> new ArrayList<>()).add(unit);
      }
      if (each.content() instanceof ReceptacleEvent event) told.add(row(identified, each, event));
    }
    announced.forEach(
        (message, units) -> manifests.add(handle, source(identified, message), units));
    reportCargo.keep(handle, identified, entries(batch));
    tell(handle, identified, told, plan);
    reportReceptacles.report(handle, identified, entries(batch), plan);
    if (batch.last()) settle(handle, identified, plan);
  }

  private static List<Batch.Entry> entries(Batch batch) {
    return batch.entries().stream().filter(each -> !rejected(each)).toList();
  }

  private static boolean rejected(Batch.Entry entry) {
    return entry.findings().stream().anyMatch(each -> each.code().severity() == Severity.REJECT);
  }

  private static void nameless(Identified identified, Batch.Entry entry, Plan plan) {
    Place place = Place.NOWHERE.withMessage(entry.message()).withItem(entry.ordinal(), "");
    plan.finding(Finding.of(TRK_530, place), identified.arrival().id(), null);
  }

  private static Manifests.Source source(Identified identified, String message) {
    return new Manifests.Source(
        identified.agreement().partner(),
        identified.arrival().id(),
        message,
        identified.arrival().receivedAt());
  }

  private void settle(Handle handle, Identified identified, Plan plan) {
    long arrival = identified.arrival().id();
    List<Manifests.Version> versions = manifests.read(handle, arrival);
    if (!versions.isEmpty()) forbidden.lockShared(handle);
    for (Manifests.Version each : versions) {
      List<ManifestDefect> defects = manifests.defects(handle, each.id());
      for (ManifestDefect defect : defects)
        plan.finding(finding(defect, Place.NOWHERE.withMessage(each.message())), arrival, null);
      String differs = differing(defects);
      if (!differs.isEmpty()) manifests.differs(handle, each.id(), differs);
      Manifests.Outcome outcome = manifests.settle(handle, each);
      String kind =
          switch (outcome) {
            case IN_FORCE -> "announced";
            case VOID -> "announcement-void";
            case SUPERSEDED -> "superseded";
            case REPEATED -> "repeated";
          };
      plan.event(kind, arrival, null, text(each));
      reportCargo.settled(handle, identified, each, outcome, plan);
      boolean changes = outcome == Manifests.Outcome.IN_FORCE || outcome == Manifests.Outcome.VOID;
      if (changes) plan.announced(each.id(), each.partner());
      forbid.announced(handle, each.id(), identified.catalogue(), plan);
    }
  }

  private static String differing(List<ManifestDefect> defects) {
    return defects.stream()
        .filter(each -> each.kind() == ManifestDefect.Kind.TOTAL)
        .map(each -> each.about() + " " + each.stated() + "/" + each.found())
        .collect(Collectors.joining(", "));
  }

  private static String text(Manifests.Version version) {
    return version.level().toLowerCase(Locale.ROOT) + " " + version.identity();
  }

  private static Finding finding(ManifestDefect defect, Place place) {
    String count = defect.found();
    return switch (defect.kind()) {
      case TOTAL ->
          Finding.of(
              VAL_510, place, "what", defect.about(), "stated", defect.stated(), "found", count);
      case RECEPTACLE_TWICE -> Finding.of(VAL_511, place, "value", defect.about(), "count", count);
      case ITEM_TWICE -> Finding.of(VAL_512, place, "value", defect.about(), "count", count);
      case OTHER_DESPATCH ->
          Finding.of(
              VAL_513, place, "value", defect.about(), "stated", defect.stated(), "found", count);
    };
  }

  private void tell(
      Handle handle, Identified identified, List<ReceptacleEvents.Row> told, Plan plan) {
    if (told.isEmpty()) return;
    long arrival = identified.arrival().id();
    Set<Integer> added = events.add(handle, arrival, told);
    for (ReceptacleEvents.Row each : told)
      if (!added.contains(each.ordinal()))
        plan.event("repeated", arrival, null, each.event() + " of " + each.receptacle());
    List<String> receptacles = told.stream().map(ReceptacleEvents.Row::receptacle).toList();
    for (long each : clocks.ofReceptacles(handle, receptacles))
      plan.clock(each, identified.agreement().partner());
  }

  private static ReceptacleEvents.Row row(
      Identified identified, Batch.Entry entry, ReceptacleEvent event) {
    return new ReceptacleEvents.Row(
        identified.agreement().partner(),
        identified.arrival().id(),
        entry.ordinal(),
        event.receptacle().value(),
        event.event(),
        event.at() == null ? identified.arrival().receivedAt() : event.at(),
        text(event.place()),
        text(event.consignment()),
        event.transportDocument() == null ? "" : event.transportDocument().value(),
        text(event.carrier()),
        Leg.number(event.carrier(), event.voyage()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
