package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.CargoReports.Last;
import org.customspost.gateway.dossier.Manifests;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.partner.Reporting;
import org.jdbi.v3.core.Handle;

/**
 * Plans reports of manifests to whoever must have them. What a report asks, to take it anew, in the
 * place of the one before, or no more, follows from what its receiver has and never from what the
 * manifest calls itself: most carriers send the same form again.
 */
final class ReportCargo {
  private final CargoReports reports;

  ReportCargo(CargoReports reports) {
    this.reports = reports;
  }

  /** Keeps where the units of a batch stand, where anybody is told of them. */
  void keep(Handle handle, Identified identified, List<Batch.Entry> entries) {
    List<Reporting.Cargo> agreed = identified.agreement().reporting().cargo();
    List<CargoReports.Unit> units = new ArrayList<>();
    for (Batch.Entry each : entries) {
      String format = each.slice().format();
      if (each.content() instanceof Manifest && agreed.stream().anyMatch(r -> r.takes(format)))
        units.add(
            new CargoReports.Unit(
                identified.arrival().id(), each.ordinal(), each.message(), each.slice()));
    }
    reports.keep(handle, units);
  }

  /** Plans what follows from a version that was settled. */
  void settled(
      Handle handle,
      Identified identified,
      Manifests.Version version,
      Manifests.Outcome outcome,
      Plan plan) {
    boolean inForce = outcome == Manifests.Outcome.IN_FORCE;
    if (!inForce && outcome != Manifests.Outcome.VOID) return;
    List<Reporting.Cargo> agreed = identified.agreement().reporting().cargo();
    if (agreed.isEmpty()) return;
    String format = reports.format(handle, version.id()).orElse("");
    for (Reporting.Cargo each : agreed) {
      if (!each.takes(format)) continue;
      Optional<Last> last =
          reports
              .last(handle, each.partner(), version)
              .filter(told -> !told.function().equals(MessageFunction.CANCELLATION.name()));
      boolean wanted =
          inForce
              && (each.arrivingAt().isEmpty()
                  || reports.arrives(handle, version.id(), each.arrivingAt()));
      if (wanted) {
        MessageFunction function =
            last.isPresent() ? MessageFunction.REPLACEMENT : MessageFunction.ORIGINAL;
        plan(handle, identified, each, version.id(), function, plan);
      } else if (last.isPresent()) {
        // It says again what the receiver has: a cancellation need not have any content.
        plan(handle, identified, each, last.get().manifest(), MessageFunction.CANCELLATION, plan);
      }
    }
  }

  private void plan(
      Handle handle,
      Identified identified,
      Reporting.Cargo to,
      long manifest,
      MessageFunction function,
      Plan plan) {
    String reference = "M" + Receivers.base36(Ids.references(handle, 1).get(0));
    plan.document(
        Receivers.reports(to, Planned.Kind.CARGO_REPORT, identified.catalogue()),
        Planned.Document.ofManifest(
            reference,
            function.name(),
            manifest,
            String.join(" ", new TreeSet<>(to.arrivingAt()))));
    plan.event(
        "reported",
        identified.arrival().id(),
        null,
        function.name().toLowerCase(Locale.ROOT) + " " + reference + " to " + to.partner());
  }
}
