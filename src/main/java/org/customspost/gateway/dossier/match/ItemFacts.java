package org.customspost.gateway.dossier.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.LoadingState;
import org.customspost.gateway.model.customs.Meaning;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the tables hold of some items, each question asked once for all of them. */
final class ItemFacts {
  /** Item ids are used again: an announcement long before or after is about another item. */
  private static final String SAME_USE =
      " and (d.posted_on is null or m.issued_at between d.posted_on - 30 and d.posted_on + 365)";

  private static final String PLACES =
      "select i.item_id, m.id, m.level, m.partner, m.reference, m.issued_at, l.receptacle,"
          + " l.despatch, l.transport_document, case when l.receptacle = '' and (select count(*)"
          + " from manifest_item o where o.manifest = l.manifest and o.line = l.number) = 1"
          + " then l.grams end as grams from unnest(cast(:ids as text[])) as w (item_id)"
          + " join manifest_item i on i.item_id = w.item_id"
          + " join manifest m on m.id = i.manifest and m.standing = 'IN_FORCE'"
          + " join manifest_line l on l.manifest = i.manifest and l.number = i.line"
          + " left join lateral (select posted_on from dossier where item_id = w.item_id"
          + " order by id desc limit 1) d on true where true"
          + SAME_USE;

  /** A house consignment may be an item. */
  private static final String HOUSES =
      "select w.item_id, m.id, m.level, m.partner, m.reference, m.issued_at, l.receptacle,"
          + " l.despatch, l.transport_document, l.grams"
          + " from unnest(cast(:ids as text[])) as w (item_id)"
          + " join manifest_line l on l.house_document = w.item_id and l.house_document <> ''"
          + " join manifest m on m.id = l.manifest and m.standing = 'IN_FORCE'"
          + " left join lateral (select posted_on from dossier where item_id = w.item_id"
          + " order by id desc limit 1) d on true where true"
          + SAME_USE;

  private static final String DECLARED =
      "select w.item_id, d.id as dossier, d.operator, v.id as version, v.function, v.grams,"
          + " v.receptacle, v.despatch, v.return_of, a.received_at as first_at,"
          + " v.return_of <> '' and exists (select from dossier o where o.item_id = v.return_of"
          + " and o.id <> d.id) as outbound_known,"
          + " v.receptacle <> '' and exists (select from manifest_line l join manifest m"
          + " on m.id = l.manifest and m.standing = 'IN_FORCE' where l.receptacle = v.receptacle"
          + " and l.receptacle <> '') or v.despatch <> '' and exists (select from manifest_line l"
          + " join manifest m on m.id = l.manifest and m.standing = 'IN_FORCE'"
          + " where l.despatch = v.despatch and l.despatch <> '') as named"
          + " from unnest(cast(:ids as text[])) as w (item_id)"
          + " join lateral (select id, operator from dossier where item_id = w.item_id"
          + " order by id desc limit 1) d on true"
          + " join lateral (select * from item_version where dossier = d.id"
          + " order by number desc limit 1) v on true"
          + " join item_version f on f.dossier = d.id and f.number = 1"
          + " join arrival a on a.id = f.arrival";

  private static final String FILED =
      "select f.dossier, f.customs, f.purpose, f.state, f.standing, f.loading,"
          + " f.forbidden_by is not null as forbidden from filing f where f.dossier = any(:dossiers)";

  /** A scheduled time is local, of a place whose zone is not known: late only where it is sure. */
  static final String DEPARTED_AT =
      "coalesce(departed_at, (departs + interval '12 hours') at time zone 'UTC')";

  private static final String DEPARTED =
      "select receptacle, "
          + DEPARTED_AT
          + " as departed from receptacle_match where receptacle = any(:receptacles)";

  private final Handle handle;
  private final Terms terms;
  private final Map<String, List<Announced.Place>> places = new HashMap<>();
  private final Map<String, Declared> declared = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private final Map<Long, List<Decided.Filed>> filed = new HashMap<>();
  private final Map<String, Instant> departed = new HashMap<>();

  private ItemFacts(Handle handle, Terms terms) {
    this.handle = handle;
    this.terms = terms;
  }

  static ItemFacts of(Handle handle, Collection<String> items, Terms terms) {
    ItemFacts facts = new ItemFacts(handle, terms);
    for (String each : List.of(PLACES, HOUSES)) facts.places(each, items);
    facts.declared(items);
    facts.filed();
    facts.departed();
    return facts;
  }

  private void places(String query, Collection<String> items) {
    handle
        .createQuery(query)
        .bindArray("ids", String.class, items)
        .map((row, context) -> Map.entry(row.getString("item_id"), place(row)))
        .forEach(
            each ->
                places
                    .computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                    .add(each.getValue()));
  }

  private static Announced.Place place(ResultSet row) throws SQLException {
    return new Announced.Place(
        row.getLong("id"),
        row.getString("level"),
        row.getString("partner"),
        row.getString("reference"),
        row.getObject("issued_at", OffsetDateTime.class).toInstant(),
        row.getString("receptacle"),
        row.getString("despatch"),
        row.getString("transport_document"),
        row.getObject("grams", Long.class));
  }

  private void declared(Collection<String> items) {
    handle
        .createQuery(DECLARED)
        .bindArray("ids", String.class, items)
        .map(
            (row, context) -> {
              if (row.getBoolean("named")) named.add(row.getString("item_id"));
              return Map.entry(row.getString("item_id"), declared(row));
            })
        .forEach(each -> declared.put(each.getKey(), each.getValue()));
  }

  private static Declared declared(ResultSet row) throws SQLException {
    return new Declared(
        row.getLong("dossier"),
        row.getLong("version"),
        row.getString("operator"),
        row.getString("function").equals("CANCELLATION"),
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getObject("grams", Long.class),
        row.getString("receptacle"),
        row.getString("despatch"),
        row.getString("return_of"),
        row.getBoolean("outbound_known"));
  }

  private void filed() {
    handle
        .createQuery(FILED)
        .bindArray(
            "dossiers", Long.class, declared.values().stream().map(Declared::dossier).toList())
        .map((row, context) -> Map.entry(row.getLong("dossier"), filed(row)))
        .forEach(
            each ->
                filed
                    .computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                    .add(each.getValue()));
  }

  private Decided.Filed filed(ResultSet row) throws SQLException {
    String standing = row.getString("standing");
    String loading = row.getString("loading");
    return new Decided.Filed(
        row.getString("customs"),
        row.getString("purpose"),
        FilingState.valueOf(row.getString("state")),
        standing.isEmpty() ? null : Meaning.parse(standing).orThrow(),
        loading.isEmpty() ? null : LoadingState.valueOf(loading),
        row.getBoolean("forbidden"),
        terms.decidesBeforeLoading(row.getString("customs")));
  }

  private void departed() {
    Set<String> receptacles = new HashSet<>();
    places.values().forEach(all -> all.forEach(each -> receptacles.add(each.receptacle())));
    handle
        .createQuery(DEPARTED)
        .bindArray("receptacles", String.class, receptacles)
        .map(
            (row, context) -> {
              OffsetDateTime at = row.getObject("departed", OffsetDateTime.class);
              if (at != null) departed.put(row.getString("receptacle"), at.toInstant());
              return at;
            })
        .list();
  }

  Announced announced(String item) {
    List<Announced.Place> its = places.get(item);
    return its == null ? Announced.NOWHERE : new Announced(its);
  }

  @Nullable Declared declared(String item) {
    return declared.get(item);
  }

  Decided decided(String item) {
    Declared its = declared.get(item);
    List<Decided.Filed> filings = its == null ? null : filed.get(its.dossier());
    return filings == null ? Decided.NOTHING : new Decided(filings);
  }

  Matching.Circumstances around(String item) {
    Declared its = declared.get(item);
    String receptacle = announced(item).first().map(Announced.Place::receptacle).orElse("");
    return new Matching.Circumstances(
        its != null && terms.announces(its.operator()),
        named.contains(item),
        departed.get(receptacle),
        its == null ? Tolerance.USUAL : terms.tolerance(its.operator()));
  }
}
