package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.CargoReports.Held;
import org.customspost.gateway.dossier.Manifests;
import org.customspost.gateway.dossier.ReportScope;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.mapping.WriteMapping;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Reporting;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Plans reports of manifests to whoever must have them. What a report asks, to take it anew, in the
 * place of the one before, or no more, follows from what its receiver has and never from what the
 * manifest calls itself: most carriers send the same form again.
 */
final class ReportCargo {
  private final CargoReports reports;
  private final CurrentAgreements agreements;

  ReportCargo(CargoReports reports, CurrentAgreements agreements) {
    this.reports = reports;
    this.agreements = agreements;
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
    if (outcome != Manifests.Outcome.IN_FORCE && outcome != Manifests.Outcome.VOID) return;
    List<Reporting.Cargo> agreed = identified.agreement().reporting().cargo();
    CargoReports.Subject subject =
        new CargoReports.Subject(version.partner(), version.level(), version.identity());
    long arrival = identified.arrival().id();
    for (Reporting.Cargo each : agreed)
      new Follow(handle, subject, each, identified.catalogue(), arrival, plan).follow();
  }

  /** Plans what waited until the receiver had registered, or refused, what it has. */
  void answered(
      Handle handle,
      CargoReports.Subject subject,
      String receiver,
      Catalogue catalogue,
      long arrival,
      Plan plan) {
    reports.lock(handle, subject);
    for (Reporting.Cargo each :
        agreements.now().find(subject.partner()).stream()
            .flatMap(announcer -> announcer.reporting().cargo().stream())
            .filter(cargo -> cargo.partner().equals(receiver))
            .toList()) new Follow(handle, subject, each, catalogue, arrival, plan).follow();
  }

  /** One receiver of one announcement. */
  private final class Follow {
    private final Handle handle;
    private final CargoReports.Subject subject;
    private final Reporting.Cargo to;
    private final Catalogue catalogue;
    private final long arrival;
    private final Plan plan;
    private final ReportScope scope;
    private final WriteMapping writer;

    Follow(
        Handle handle,
        CargoReports.Subject subject,
        Reporting.Cargo to,
        Catalogue catalogue,
        long arrival,
        Plan plan) {
      this.handle = handle;
      this.subject = subject;
      this.to = to;
      this.catalogue = catalogue;
      this.arrival = arrival;
      this.plan = plan;
      this.scope = new ReportScope(to.arrivingAt(), to.boundFor());
      this.writer = catalogue.writer(catalogue.written(to.as()).name());
    }

    void follow() {
      CargoReports.Current current = reports.current(handle, subject).orElse(null);
      if (current == null || !to.takes(current.format())) return;
      Held held = reports.held(handle, to.partner(), subject);
      boolean wanted = current.inForce() && holds(current.manifest());
      if (wanted && held.nothing()) {
        if (!held.refused().contains(current.manifest()))
          plan(current.manifest(), MessageFunction.ORIGINAL, null);
      } else if (wanted && held.manifest() != current.manifest()) {
        if (!held.refused().contains(current.manifest()))
          change(current.manifest(), MessageFunction.REPLACEMENT, held);
      } else if (!wanted && !held.nothing()) {
        // It says again what the receiver has: a cancellation need not have any content.
        change(held.manifest(), MessageFunction.CANCELLATION, held);
      } else if (!wanted && current.inForce()) {
        plan.event(
            "not-reported",
            arrival,
            null,
            "to " + to.partner() + ": nothing in it that " + to.as() + " tells");
      }
    }

    private boolean holds(long manifest) {
      Set<CargoFiling.Need> needs = writer.needs();
      boolean all = scope.places().isEmpty() && scope.offices().isEmpty() && needs.isEmpty();
      return all || reports.holds(handle, manifest, scope, needs);
    }

    /** What is registered is changed under the receiver's number only. */
    private void change(long manifest, MessageFunction function, Held held) {
      if (isFiling() && held.mrn() == null)
        plan.event(
            "waits",
            arrival,
            null,
            "for the registration of " + held.lrn() + " by " + to.partner());
      else plan(manifest, function, held.mrn());
    }

    private boolean isFiling() {
      return writer.canonical() == CargoFiling.class;
    }

    private void plan(long manifest, MessageFunction function, @Nullable String mrn) {
      String reference = reference(Ids.references(handle, 1).get(0));
      plan.document(
          Receivers.cargo(to, function, catalogue),
          Planned.Document.ofManifest(reference, function.name(), manifest, mrn, scope.text()));
      plan.event(
          "reported",
          arrival,
          null,
          function.name().toLowerCase(Locale.ROOT) + " " + reference + " to " + to.partner());
    }

    private String reference(long number) {
      Optional<Declarations> declarations =
          agreements.now().find(to.partner()).map(Agreement::declarations);
      return isFiling() && declarations.isPresent()
          ? Receivers.lrn(declarations.get(), number)
          : "M" + Receivers.base36(number);
    }
  }
}
