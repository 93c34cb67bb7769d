package org.customspost.gateway.dossier.match;

import static org.customspost.gateway.dossier.match.Columns.column;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.report.Despatches;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * The matches of items, made anew from what stands. Every method runs in the caller's transaction.
 */
final class ItemMatches {
  private static final String KEEP =
      "insert into item_match as old (item_id, dossier, version, manifest, receptacle, despatch,"
          + " transport_document, grams, declared_at, rank, reason, announced, declared_as, decided)"
          + " select * from unnest(cast(:item as text[]), cast(:dossier as bigint[]),"
          + " cast(:version as bigint[]), cast(:manifest as bigint[]), cast(:receptacle as text[]),"
          + " cast(:despatch as text[]), cast(:document as text[]), cast(:grams as bigint[]),"
          + " cast(:declaredAt as timestamptz[]), cast(:rank as smallint[]), cast(:reason as text[]),"
          + " cast(:announced as text[]), cast(:declaredAs as text[]), cast(:decided as text[]))"
          + " on conflict (item_id) do update set dossier = excluded.dossier,"
          + " version = excluded.version, manifest = excluded.manifest,"
          + " receptacle = excluded.receptacle, despatch = excluded.despatch,"
          + " transport_document = excluded.transport_document, grams = excluded.grams,"
          + " declared_at = excluded.declared_at, rank = excluded.rank, reason = excluded.reason,"
          + " announced = excluded.announced, declared_as = excluded.declared_as,"
          + " decided = excluded.decided, since = case when old.reason = excluded.reason"
          + " then old.since else statement_timestamp() end"
          + " where (old.dossier, old.version, old.manifest, old.receptacle, old.despatch,"
          + " old.transport_document, old.grams, old.declared_at, old.reason, old.announced,"
          + " old.declared_as, old.decided) is distinct from (excluded.dossier, excluded.version,"
          + " excluded.manifest, excluded.receptacle, excluded.despatch,"
          + " excluded.transport_document, excluded.grams, excluded.declared_at, excluded.reason,"
          + " excluded.announced, excluded.declared_as, excluded.decided)";

  /** One row; the columns of the table in their order. */
  private record Row(
      String item,
      @Nullable Long dossier,
      @Nullable Long version,
      @Nullable Long manifest,
      String receptacle,
      String despatch,
      String document,
      @Nullable Long grams,
      @Nullable Instant declaredAt,
      Match match,
      String decided) {}

  private final Terms terms;

  ItemMatches(Terms terms) {
    this.terms = terms;
  }

  /**
   * Makes the matches of these items anew.
   *
   * @return the receptacles whose contents may have changed: where the items were and are
   */
  Set<String> match(Handle handle, Collection<String> items) {
    ItemFacts facts = ItemFacts.of(handle, items, terms);
    Set<String> receptacles = before(handle, items);
    List<Row> rows = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String each : new TreeSet<>(items))
      row(each, facts).ifPresentOrElse(rows::add, () -> gone.add(each));
    keep(handle, rows);
    handle
        .createUpdate("delete from item_match where item_id = any(:gone)")
        .bindArray("gone", String.class, gone)
        .execute();
    for (Row each : rows) receptacles.add(each.receptacle());
    receptacles.remove("");
    Despatches.changed(handle, despatches(rows, receptacles));
    return receptacles;
  }

  /** Where announced items were and are. */
  private static Set<String> despatches(List<Row> rows, Set<String> receptacles) {
    Set<String> despatches = new TreeSet<>();
    for (Row each : rows) if (each.manifest() != null) despatches.add(each.despatch());
    for (String each : receptacles) despatches.add(ReceptacleFacts.despatch(each));
    despatches.remove("");
    return despatches;
  }

  private static Set<String> before(Handle handle, Collection<String> items) {
    return new TreeSet<>(
        handle
            .createQuery("select distinct receptacle from item_match where item_id = any(:items)")
            .bindArray("items", String.class, items)
            .mapTo(String.class)
            .list());
  }

  private static Optional<Row> row(String item, ItemFacts facts) {
    Announced announced = facts.announced(item);
    Declared declared = facts.declared(item);
    Decided decided = facts.decided(item);
    return Matching.of(announced, declared, decided, facts.around(item))
        .map(match -> row(item, announced, declared, decided, match));
  }

  private static Row row(
      String item, Announced announced, @Nullable Declared declared, Decided decided, Match match) {
    Optional<Announced.Place> place = announced.first();
    return new Row(
        item,
        declared == null ? null : declared.dossier(),
        declared == null ? null : declared.version(),
        place.map(Announced.Place::manifest).orElse(null),
        place
            .map(Announced.Place::receptacle)
            .orElse(declared == null ? "" : declared.receptacle()),
        place.map(Announced.Place::despatch).orElse(declared == null ? "" : despatch(declared)),
        place.map(Announced.Place::transportDocument).orElse(""),
        declared == null ? null : declared.grams(),
        declared == null ? null : declared.firstAt(),
        match,
        decided.text());
  }

  private static String despatch(Declared declared) {
    return declared.despatch().isEmpty() && !declared.receptacle().isEmpty()
        ? ReceptacleFacts.despatch(declared.receptacle())
        : declared.despatch();
  }

  private static void keep(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) return;
    Update update = handle.createUpdate(KEEP);
    column(update, "item", String.class, rows, Row::item);
    column(update, "dossier", Long.class, rows, Row::dossier);
    column(update, "version", Long.class, rows, Row::version);
    column(update, "manifest", Long.class, rows, Row::manifest);
    column(update, "receptacle", String.class, rows, Row::receptacle);
    column(update, "despatch", String.class, rows, Row::despatch);
    column(update, "document", String.class, rows, Row::document);
    column(update, "grams", Long.class, rows, Row::grams);
    column(update, "declaredAt", String.class, rows, ItemMatches::time);
    Columns.match(update, rows, Row::match);
    column(update, "decided", String.class, rows, Row::decided);
    update.execute();
  }

  private static @Nullable String time(Row row) {
    Instant at = row.declaredAt();
    return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
  }
}
