package org.customspost.gateway.dossier.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the tables hold of some receptacles, each question asked once for all of them. */
final class ReceptacleFacts {
  /** Where several announcements of a level have it, the last one issued counts. */
  private static final String LINES =
      "select distinct on (w.receptacle) w.receptacle, m.id, m.partner, m.reference, m.consignment,"
          + " m.differs, l.grams, l.transport_document"
          + " from unnest(cast(:receptacles as text[])) as w (receptacle)"
          + " join manifest_line l on l.receptacle = w.receptacle and l.receptacle <> ''"
          + " join manifest m on m.id = l.manifest and m.standing = 'IN_FORCE'"
          + " where m.level = :level"
          + " order by w.receptacle, m.issued_at desc, m.partner, m.reference, l.number";

  private static final String DESPATCHES =
      "select w.despatch from unnest(cast(:despatches as text[])) as w (despatch)"
          + " where exists (select from manifest_line l join manifest m on m.id = l.manifest"
          + " and m.standing = 'IN_FORCE' where l.despatch = w.despatch and l.despatch <> ''"
          + " and l.receptacle <> '' and m.level = :level)";

  // Of a flight the most that one teller tells. Flights from one airport share a consignment; those
  // from another carry it on and are not added.
  private static final String WAYBILLS =
      "with line as (select l.transport_document as document, m.id, m.level, m.partner,"
          + " m.issued_at, m.reference, m.continued, l.receptacle, l.pieces, l.consignment_pieces,"
          + " l.share, g.carrier, g.voyage, g.day, right(g.origin, 3) as origin"
          + " from unnest(cast(:documents as text[])) as w (document)"
          + " join manifest_line l on l.transport_document = w.document"
          + " and l.transport_document <> '' join manifest m on m.id = l.manifest"
          + " and m.standing = 'IN_FORCE' and m.level in ('FLIGHT', 'CONSIGNMENT', 'MASTER')"
          + " left join lateral (select carrier, voyage, day, origin from manifest_leg"
          + " where manifest = m.id and m.level = 'FLIGHT' order by number limit 1) g on true),"
          + " told as (select document, carrier, voyage, day, min(origin) as origin,"
          + " sum(pieces) as pieces from line where level = 'FLIGHT' group by 1, 2, 3, 4, partner),"
          + " flight as (select document, min(origin) as origin, max(pieces) as pieces from told"
          + " group by document, carrier, voyage, day), place as (select document, sum(pieces)"
          + " as pieces, bool_and(pieces is not null) as known from flight group by 1, origin),"
          + " aboard as (select document, max(pieces)::integer as pieces,"
          + " bool_and(known) as known from place group by document)"
          + " select a.document, a.pieces, a.known, s.total, s.follows, s.manifest from aboard a"
          + " join (select document, greatest(max(consignment_pieces),"
          + " count(distinct receptacle) filter (where level = 'CONSIGNMENT' and receptacle <> ''),"
          + " sum(pieces) filter (where level = 'MASTER'))::integer as total,"
          + " bool_or(level = 'FLIGHT' and (share in ('PART', 'DIVIDED') or continued)) as follows,"
          + " (array_agg(id order by issued_at desc, partner, reference)"
          + " filter (where level = 'FLIGHT'))[1] as manifest from line group by document) s"
          + " on s.document = a.document";

  private static final String LEGS =
      "select distinct on (manifest) manifest, carrier, voyage, day, departs_at from manifest_leg"
          + " where manifest = any(:manifests) and voyage <> ''"
          + " order by manifest, stage = '20' desc, number";

  private static final String DEPARTED =
      "select receptacle, min(happened_at) as at from receptacle_event"
          + " where receptacle = any(:receptacles) and event = any(:codes) group by receptacle";

  private static final Receptacle.Contents NOTHING = new Receptacle.Contents(0, 0, null);

  /** One line of an announcement that counts. */
  record Line(
      long manifest,
      String partner,
      String reference,
      String consignment,
      String differs,
      @Nullable Long grams,
      String document) {}

  /** Where it flies, as far as known. */
  record Flight(
      String carrier, String voyage, @Nullable LocalDate day, @Nullable LocalDateTime departs) {
    static final Flight UNKNOWN = new Flight("", "", null, null);
  }

  private record Shares(Receptacle.Waybill waybill, boolean known, long manifest) {}

  private final Handle handle;
  private final Map<String, Line> despatched;
  private final Map<String, Line> consigned;
  private final Map<String, Line> flown;
  private final Set<String> announcedDespatches;
  private final Set<String> consignedDespatches;
  private final Map<String, Shares> waybills = new HashMap<>();
  private final Map<Long, Flight> flights = new HashMap<>();
  private final Map<String, Instant> departed = new HashMap<>();
  private final Map<String, Receptacle.Contents> contents;
  private final Map<String, Receptacle.Asked> asked;

  ReceptacleFacts(Handle handle, Collection<String> receptacles, Terms terms) {
    this.handle = handle;
    despatched = lines(receptacles, "DESPATCH");
    consigned = lines(receptacles, "CONSIGNMENT");
    flown = lines(receptacles, "FLIGHT");
    Set<String> despatches = new HashSet<>();
    for (String each : receptacles) despatches.add(despatch(each));
    announcedDespatches = despatches(despatches, "DESPATCH");
    consignedDespatches = despatches(despatches, "CONSIGNMENT");
    waybills(receptacles);
    flights(receptacles);
    departed(receptacles, terms);
    InReceptacles in = new InReceptacles(handle, receptacles);
    contents = in.contents();
    asked = in.asked();
  }

  static String despatch(String receptacle) {
    return receptacle.substring(0, 20);
  }

  private Map<String, Line> lines(Collection<String> receptacles, String level) {
    Map<String, Line> lines = new HashMap<>();
    handle
        .createQuery(LINES)
        .bindArray("receptacles", String.class, receptacles)
        .bind("level", level)
        .map((row, context) -> Map.entry(row.getString("receptacle"), line(row)))
        .forEach(each -> lines.put(each.getKey(), each.getValue()));
    return lines;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("reference"),
        row.getString("consignment"),
        row.getString("differs"),
        row.getObject("grams", Long.class),
        row.getString("transport_document"));
  }

  private Set<String> despatches(Set<String> despatches, String level) {
    return new HashSet<>(
        handle
            .createQuery(DESPATCHES)
            .bindArray("despatches", String.class, despatches)
            .bind("level", level)
            .mapTo(String.class)
            .list());
  }

  private void waybills(Collection<String> receptacles) {
    Set<String> documents = new HashSet<>();
    for (String each : receptacles) documents.add(document(each));
    handle
        .createQuery(WAYBILLS)
        .bindArray("documents", String.class, documents)
        .map(
            (row, context) -> {
              String document = row.getString("document");
              int total = row.getInt("total");
              int aboard = row.getInt("pieces");
              boolean follows = row.getBoolean("follows");
              return new Shares(
                  new Receptacle.Waybill(document, total, aboard, follows),
                  row.getBoolean("known"),
                  row.getLong("manifest"));
            })
        .forEach(each -> waybills.put(each.waybill().document(), each));
  }

  private void flights(Collection<String> receptacles) {
    Set<Long> manifests = new HashSet<>();
    for (String each : receptacles) manifests(each).forEach(manifests::add);
    handle
        .createQuery(LEGS)
        .bindArray("manifests", Long.class, manifests)
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong("manifest"),
                    new Flight(
                        row.getString("carrier"),
                        row.getString("voyage"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("departs_at", LocalDateTime.class))))
        .forEach(each -> flights.put(each.getKey(), each.getValue()));
  }

  /** The announcements that may say where it flies, the surest first. */
  private Stream<Long> manifests(String receptacle) {
    return Stream.of(
            flightManifest(receptacle),
            manifest(consigned.get(receptacle)),
            manifest(despatched.get(receptacle)))
        .filter(Objects::nonNull)
        .map(Long.class::cast);
  }

  private static @Nullable Long manifest(@Nullable Line line) {
    return line == null ? null : line.manifest();
  }

  private void departed(Collection<String> receptacles, Terms terms) {
    handle
        .createQuery(DEPARTED)
        .bindArray("receptacles", String.class, receptacles)
        .bindArray("codes", String.class, terms.departures())
        .map(
            (row, context) ->
                Map.entry(row.getString("receptacle"), row.getObject("at", OffsetDateTime.class)))
        .forEach(each -> departed.put(each.getKey(), each.getValue().toInstant()));
  }

  @Nullable Line despatched(String receptacle) {
    return despatched.get(receptacle);
  }

  @Nullable Line consigned(String receptacle) {
    return consigned.get(receptacle);
  }

  /** Whether any announcement has the receptacle. */
  boolean isAnnounced(String receptacle) {
    return despatched.containsKey(receptacle)
        || consigned.containsKey(receptacle)
        || flown.containsKey(receptacle);
  }

  /** The waybill it goes under, by its consignment, else its flight, else its despatch. */
  String document(String receptacle) {
    for (Map<String, Line> each : List.of(consigned, flown, despatched)) {
      Line line = each.get(receptacle);
      if (line != null && !line.document().isEmpty()) return line.document();
    }
    return "";
  }

  @Nullable Long flightManifest(String receptacle) {
    Line named = flown.get(receptacle);
    if (named != null) return named.manifest();
    Shares shares = waybills.get(document(receptacle));
    return shares == null ? null : shares.manifest();
  }

  Flight flight(String receptacle) {
    return manifests(receptacle)
        .map(flights::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Flight.UNKNOWN);
  }

  Receptacle receptacle(String id) {
    Line post = despatched.get(id);
    Line carrier = consigned.get(id);
    Shares shares = waybills.get(document(id));
    return new Receptacle(
        id,
        post == null
            ? null
            : new Receptacle.Despatched(post.reference(), post.grams(), post.differs()),
        announcedDespatches.contains(despatch(id)),
        carrier == null
            ? null
            : new Receptacle.Consigned(carrier.reference(), carrier.grams(), carrier.differs()),
        consignedDespatches.contains(despatch(id)),
        shares == null || !shares.known() ? null : shares.waybill(),
        flown.containsKey(id),
        departed.get(id),
        contents.getOrDefault(id, NOTHING),
        asked.get(id));
  }
}
