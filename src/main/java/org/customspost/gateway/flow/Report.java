package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.customspost.gateway.dossier.Airports;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Carriages;
import org.customspost.gateway.dossier.ReceptacleEvents;
import org.customspost.gateway.dossier.ReportScope;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.transport.CargoFiling;
import org.customspost.gateway.model.transport.Leg;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ManifestLine;
import org.customspost.gateway.model.transport.ReceptacleEvent;
import org.customspost.gateway.model.transport.ReceptacleId;
import org.customspost.gateway.model.transport.Totals;
import org.customspost.gateway.model.transport.TransportDocument;
import org.jspecify.annotations.Nullable;

/** Makes the canonical manifest, or event of a receptacle, that a planned document reports. */
public final class Report {
  private final Database database;
  private final CargoReports reports;
  private final ReceptacleEvents events;
  private final Contents contents;

  public Report(
      Database database, CargoReports reports, ReceptacleEvents events, Contents contents) {
    this.database = database;
    this.reports = reports;
    this.events = events;
    this.contents = contents;
  }

  /** One manifest of all its units, with totals of what is in the report. */
  CargoFiling cargo(
      Planned planned, Planned.Document document, Catalogue catalogue, Rereading again) {
    long id = present(document.manifest());
    CargoReports.Source source = database.transaction(handle -> reports.source(handle, id));
    MessageFunction function = MessageFunction.valueOf(document.function());
    List<Manifest> units = contents.manifest(source, again);
    ReportScope scope = ReportScope.parse(document.reason());
    List<Manifest> wanted = unloaded(units, scope.places());
    LocalDate on = planned.preparedAt().toLocalDate();
    Airports airports =
        catalogue
            .lists()
            .find(SetClocks.AIRPORTS)
            .map(each -> Airports.of(each, on))
            .orElse(SetClocks.NOWHERE);
    List<Leg> legs = legs(wanted);
    return new CargoFiling(
        document.reference(),
        document.mrn(),
        function,
        manifest(units.get(0), function, source, planned, legs, lines(wanted, scope)),
        new Carriages(airports).of(legs),
        planned.preparedAt());
  }

  private static Manifest manifest(
      Manifest head,
      MessageFunction function,
      CargoReports.Source source,
      Planned planned,
      List<Leg> legs,
      List<ManifestLine> lines) {
    return new Manifest(
        head.level(),
        Objects.requireNonNullElse(head.reference(), source.identity()),
        function,
        issued(function, head, source, planned),
        head.despatch(),
        head.consignment(),
        head.transportDocument(),
        head.originOffice(),
        head.destinationOffice(),
        head.mailClass(),
        head.mailCategory(),
        legs,
        totals(lines),
        false,
        lines);
  }

  // A cancellation is made now; the rest was issued by whoever announced it.
  private static OffsetDateTime issued(
      MessageFunction function, Manifest head, CargoReports.Source source, Planned planned) {
    if (function == MessageFunction.CANCELLATION) return planned.preparedAt();
    return Objects.requireNonNullElse(head.issuedAt(), source.issuedAt());
  }

  /** A unit is what is unloaded at one place, or all of it where the way has one end. */
  private static List<Manifest> unloaded(List<Manifest> units, Set<String> places) {
    if (places.isEmpty()) return units;
    return units.stream()
        .filter(unit -> unit.legs().stream().anyMatch(leg -> reaches(leg, places)))
        .toList();
  }

  private static boolean reaches(Leg leg, Set<String> places) {
    return leg.to() != null && places.contains(leg.to());
  }

  private static List<Leg> legs(List<Manifest> units) {
    Set<Leg> legs = new LinkedHashSet<>();
    for (Manifest each : units) legs.addAll(each.legs());
    return List.copyOf(legs);
  }

  private static List<ManifestLine> lines(List<Manifest> units, ReportScope scope) {
    List<ManifestLine> lines = new ArrayList<>();
    for (Manifest unit : units)
      for (ManifestLine each : unit.lines()) if (scope.holds(each)) lines.add(each);
    return lines;
  }

  private static Totals totals(List<ManifestLine> lines) {
    int pieces = 0;
    long grams = 0;
    for (ManifestLine each : lines) {
      if (each.pieces() != null) pieces += each.pieces();
      if (each.grossMassGrams() != null) grams += each.grossMassGrams();
    }
    return new Totals(lines.size(), null, null, pieces, grams);
  }

  ReceptacleEvent receptacle(Planned.Document document) {
    long id = present(document.receptacleEvent());
    ReceptacleEvents.Row row = database.transaction(handle -> events.get(handle, id));
    return new ReceptacleEvent(
        ReceptacleId.parse(row.receptacle()).orThrow(),
        row.event(),
        row.happenedAt(),
        text(row.place()),
        text(row.consignment()),
        row.transportDocument().isEmpty() ? null : new TransportDocument(row.transportDocument()),
        text(row.carrier()),
        text(row.voyage()));
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private static long present(@Nullable Long id) {
    if (id == null) throw new IllegalStateException("a report without what it reports");
    return id;
  }
}
