package org.customspost.gateway.dossier.match;

import static org.customspost.gateway.dossier.match.Columns.column;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.report.Despatches;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The matches of receptacles, made anew from what stands. Every method runs in the caller's
 * transaction.
 */
final class ReceptacleMatches {
  private static final String KEEP =
      "insert into receptacle_match as old (receptacle, despatch, despatch_manifest,"
          + " consignment_manifest, flight_manifest, consignment, transport_document, carrier, voyage,"
          + " day, departs, departed_at, items, declared, rank, reason, announced, declared_as)"
          + " select * from unnest(cast(:receptacle as text[]), cast(:despatch as text[]),"
          + " cast(:despatched as bigint[]), cast(:consigned as bigint[]), cast(:flown as bigint[]),"
          + " cast(:consignment as text[]), cast(:document as text[]), cast(:carrier as text[]),"
          + " cast(:voyage as text[]), cast(:day as date[]), cast(:departs as timestamp[]),"
          + " cast(:departedAt as timestamptz[]), cast(:items as integer[]),"
          + " cast(:declared as integer[]), cast(:rank as smallint[]), cast(:reason as text[]),"
          + " cast(:announced as text[]), cast(:declaredAs as text[]))"
          + " on conflict (receptacle) do update set despatch_manifest = excluded.despatch_manifest,"
          + " consignment_manifest = excluded.consignment_manifest,"
          + " flight_manifest = excluded.flight_manifest, consignment = excluded.consignment,"
          + " transport_document = excluded.transport_document, carrier = excluded.carrier,"
          + " voyage = excluded.voyage, day = excluded.day, departs = excluded.departs,"
          + " departed_at = excluded.departed_at, items = excluded.items,"
          + " declared = excluded.declared, rank = excluded.rank, reason = excluded.reason,"
          + " announced = excluded.announced, declared_as = excluded.declared_as,"
          + " since = case when old.reason = excluded.reason then old.since"
          + " else statement_timestamp() end where (old.despatch_manifest,"
          + " old.consignment_manifest, old.flight_manifest, old.consignment,"
          + " old.transport_document, old.carrier, old.voyage, old.day, old.departs,"
          + " old.departed_at, old.items, old.declared, old.reason, old.announced, old.declared_as)"
          + " is distinct from (excluded.despatch_manifest, excluded.consignment_manifest,"
          + " excluded.flight_manifest, excluded.consignment, excluded.transport_document,"
          + " excluded.carrier, excluded.voyage, excluded.day, excluded.departs,"
          + " excluded.departed_at, excluded.items, excluded.declared, excluded.reason,"
          + " excluded.announced, excluded.declared_as)";

  private record Row(
      Receptacle receptacle,
      @Nullable Long despatched,
      @Nullable Long consigned,
      @Nullable Long flown,
      String consignment,
      String document,
      ReceptacleFacts.Flight flight,
      Match match) {}

  private final Terms terms;

  ReceptacleMatches(Terms terms) {
    this.terms = terms;
  }

  /** Makes the matches of these receptacles anew. */
  void match(Handle handle, Collection<String> receptacles) {
    ReceptacleFacts facts = new ReceptacleFacts(handle, receptacles, terms);
    List<Row> rows = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String each : new TreeSet<>(receptacles)) {
      if (facts.isAnnounced(each)) rows.add(row(each, facts));
      else gone.add(each);
    }
    if (!rows.isEmpty()) keep(handle, rows);
    handle
        .createUpdate("delete from receptacle_match where receptacle = any(:gone)")
        .bindArray("gone", String.class, gone)
        .execute();
    Set<String> despatches = new TreeSet<>();
    for (String each : receptacles) despatches.add(ReceptacleFacts.despatch(each));
    Despatches.changed(handle, despatches);
  }

  private Row row(String id, ReceptacleFacts facts) {
    ReceptacleFacts.Line despatched = facts.despatched(id);
    ReceptacleFacts.Line consigned = facts.consigned(id);
    ReceptacleFacts.Line teller = despatched == null ? consigned : despatched;
    Tolerance tolerance = teller == null ? Tolerance.USUAL : terms.tolerance(teller.partner());
    Receptacle receptacle = facts.receptacle(id);
    return new Row(
        receptacle,
        despatched == null ? null : despatched.manifest(),
        consigned == null ? null : consigned.manifest(),
        facts.flightManifest(id),
        consigned == null ? "" : consigned.consignment(),
        facts.document(id),
        facts.flight(id),
        ReceptacleMatching.of(receptacle, tolerance));
  }

  private static void keep(Handle handle, List<Row> rows) {
    Update update = handle.createUpdate(KEEP);
    column(update, "receptacle", String.class, rows, each -> each.receptacle().id());
    column(
        update,
        "despatch",
        String.class,
        rows,
        each -> ReceptacleFacts.despatch(each.receptacle().id()));
    column(update, "despatched", Long.class, rows, Row::despatched);
    column(update, "consigned", Long.class, rows, Row::consigned);
    column(update, "flown", Long.class, rows, Row::flown);
    column(update, "consignment", String.class, rows, Row::consignment);
    column(update, "document", String.class, rows, Row::document);
    column(update, "carrier", String.class, rows, each -> each.flight().carrier());
    column(update, "voyage", String.class, rows, each -> each.flight().voyage());
    column(update, "day", String.class, rows, each -> text(each.flight().day()));
    column(update, "departs", String.class, rows, each -> text(each.flight().departs()));
    column(update, "departedAt", String.class, rows, each -> time(each.receptacle().departedAt()));
    column(update, "items", Integer.class, rows, each -> each.receptacle().contents().items());
    column(
        update, "declared", Integer.class, rows, each -> each.receptacle().contents().declared());
    Columns.match(update, rows, Row::match);
    update.execute();
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : text(at.atOffset(ZoneOffset.UTC));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
