package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How items travel, by the announcements in force and by what was told of them. A function of what
 * is on disk: the order in which it came decides nothing. A few statements for any number of items.
 */
public final class Ways {
  private static final int BEFORE_POSTING = 30;
  private static final int REUSE = 365;

  /** What is aboard outranks what was handed over, and that what was closed. */
  private static final List<String> RANK =
      List.of("FLIGHT", "CONSIGNMENT", "MASTER", "DESPATCH", "HOUSE");

  private static final Comparator<Told> NEWEST =
      Comparator.comparing((Told each) -> each.issuedAt().toInstant())
          .thenComparing(Told::contentHash)
          .reversed();

  private static final String TOLD =
      "select l.receptacle, l.transport_document, m.id, m.level, m.partner, m.issued_at,"
          + " m.content_hash, %s from manifest_line l join manifest m on m.id = l.manifest %s"
          + " where m.standing = 'IN_FORCE' and %s = any(:keys)";
  private static final String OF_ITEMS =
      TOLD.formatted(
          "i.item_id as key",
          "join manifest_item i on i.manifest = l.manifest and i.line = l.number",
          "i.item_id");
  private static final String OF_RECEPTACLES =
      TOLD.formatted("l.receptacle as key", "", "l.receptacle");
  private static final String OF_DOCUMENTS =
      TOLD.formatted("l.transport_document as key", "", "l.transport_document")
          + " and m.level = 'FLIGHT'";

  /** What an event means to the clock. */
  public enum Moment {
    LEFT,
    DEPARTED,
    ARRIVED
  }

  /** An item whose way is asked. */
  public record Traveller(long dossier, String itemId, @Nullable LocalDate postedOn) {}

  private record Told(
      String key,
      String receptacle,
      String document,
      long manifest,
      String level,
      String partner,
      OffsetDateTime issuedAt,
      String contentHash) {}

  private final Handle handle;
  private final Airports airports;
  private final Function<String, ZoneId> zones;
  private final Function<String, @Nullable String> moments;

  /**
   * @param zones of the partner that announces, for airports that are not in the list
   * @param moments by event code, the name of its {@link Moment}; null for events that mean nothing
   */
  public Ways(
      Handle handle,
      Airports airports,
      Function<String, ZoneId> zones,
      Function<String, @Nullable String> moments) {
    this.handle = handle;
    this.airports = airports;
    this.zones = zones;
    this.moments = moments;
  }

  /** By dossier. */
  public Map<Long, Way> of(Collection<Traveller> travellers) {
    Map<String, List<Told>> byItem = told(OF_ITEMS, keys(travellers, Traveller::itemId));
    Map<Long, List<Told>> direct = new HashMap<>();
    Map<Long, Told> placed = new HashMap<>();
    for (Traveller each : travellers) {
      List<Told> its = byItem.getOrDefault(each.itemId(), List.of());
      its = its.stream().filter(told -> isAbout(told, each.postedOn())).toList();
      direct.put(each.dossier(), its);
      its.stream()
          .filter(told -> !told.receptacle().isEmpty())
          .min(NEWEST)
          .ifPresent(told -> placed.put(each.dossier(), told));
    }
    Map<String, List<Told>> byReceptacle =
        told(OF_RECEPTACLES, keys(placed.values(), Told::receptacle));
    Set<Told> known = new HashSet<>();
    direct.values().forEach(known::addAll);
    byReceptacle.values().forEach(known::addAll);
    Map<String, List<Told>> byDocument = told(OF_DOCUMENTS, keys(known, Told::document));
    Map<Long, List<Told>> all = new HashMap<>();
    for (Traveller each : travellers)
      all.put(each.dossier(), all(direct, placed, byReceptacle, byDocument, each.dossier()));
    return ways(travellers, placed, all);
  }

  private static boolean isAbout(Told told, @Nullable LocalDate postedOn) {
    if (postedOn == null) return true;
    LocalDate day = told.issuedAt().withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
    return !day.isBefore(postedOn.minusDays(BEFORE_POSTING))
        && !day.isAfter(postedOn.plusDays(REUSE));
  }

  private static List<Told> all(
      Map<Long, List<Told>> direct,
      Map<Long, Told> placed,
      Map<String, List<Told>> byReceptacle,
      Map<String, List<Told>> byDocument,
      long dossier) {
    List<Told> all = new ArrayList<>(direct.getOrDefault(dossier, List.of()));
    Told its = placed.get(dossier);
    if (its != null) all.addAll(byReceptacle.getOrDefault(its.receptacle(), List.of()));
    for (Told each : List.copyOf(all))
      all.addAll(byDocument.getOrDefault(each.document(), List.of()));
    all.sort(
        Comparator.comparingInt((Told each) -> RANK.indexOf(each.level())).thenComparing(NEWEST));
    return all;
  }

  private Map<Long, Way> ways(
      Collection<Traveller> travellers, Map<Long, Told> placed, Map<Long, List<Told>> all) {
    Map<Long, Told> manifests = new HashMap<>();
    all.values().forEach(told -> told.forEach(each -> manifests.put(each.manifest(), each)));
    Map<Long, List<Flight>> flights = flights(manifests);
    Map<String, Map<Moment, Instant>> carried = carried(keys(placed.values(), Told::receptacle));
    Map<Long, Map<Moment, Instant>> happened = happened(travellers);
    Map<Long, Way> ways = new HashMap<>();
    for (Traveller each : travellers) {
      Told its = placed.get(each.dossier());
      Told timed =
          all.getOrDefault(each.dossier(), List.of()).stream()
              .filter(told -> flights.containsKey(told.manifest()))
              .findFirst()
              .orElse(null);
      Map<Moment, Instant> own = happened.getOrDefault(each.dossier(), Map.of());
      ways.put(
          each.dossier(),
          new Way(
              its == null ? "" : its.receptacle(),
              its == null ? null : its.manifest(),
              timed == null ? null : timed.manifest(),
              timed == null ? List.of() : flights.getOrDefault(timed.manifest(), List.of()),
              own.get(Moment.LEFT),
              its == null
                  ? null
                  : carried.getOrDefault(its.receptacle(), Map.of()).get(Moment.DEPARTED),
              own.get(Moment.ARRIVED)));
    }
    return ways;
  }

  private static <T> Set<String> keys(Collection<T> all, Function<T, String> key) {
    Set<String> keys = new HashSet<>();
    for (T each : all) keys.add(key.apply(each));
    keys.removeIf(String::isEmpty);
    return keys;
  }

  private Map<String, List<Told>> told(String query, Set<String> keys) {
    Map<String, List<Told>> told = new HashMap<>();
    if (keys.isEmpty()) return told;
    handle
        .createQuery(query)
        .bindArray("keys", String.class, keys)
        .map((row, context) -> told(row))
        .forEach(each -> told.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
    return told;
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        row.getString("key"),
        row.getString("receptacle"),
        row.getString("transport_document"),
        row.getLong("id"),
        row.getString("level"),
        row.getString("partner"),
        row.getObject("issued_at", OffsetDateTime.class),
        row.getString("content_hash"));
  }

  /** Those manifests that have legs with a time, in the order of the way. */
  private Map<Long, List<Flight>> flights(Map<Long, Told> manifests) {
    Map<Long, List<Flight>> flights = new HashMap<>();
    for (Told each : manifests.values()) {
      List<Flight> legs = legs(each);
      if (!legs.isEmpty()) flights.put(each.manifest(), legs);
    }
    return flights;
  }

  // Many items are in few announcements: one statement for each of these is cheap.
  private List<Flight> legs(Told told) {
    ZoneId zone = zones.apply(told.partner());
    return handle
        .createQuery(
            "select * from manifest_leg where manifest = :id"
                + " and coalesce(departs_at, arrives_at) is not null order by number")
        .bind("id", told.manifest())
        .map((row, context) -> flight(row, zone))
        .list();
  }

  private Flight flight(ResultSet row, ZoneId zone) throws SQLException {
    String from = row.getString("origin");
    String to = row.getString("destination");
    Instant departs =
        airports.instant(row.getObject("departs_at", LocalDateTime.class), from, zone);
    Instant arrives = airports.instant(row.getObject("arrives_at", LocalDateTime.class), to, zone);
    boolean doubtful = departs != null && !airports.knows(from);
    String unknown = doubtful ? from : arrives != null && !airports.knows(to) ? to : "";
    return new Flight(
        (row.getString("carrier") + row.getString("voyage") + " " + row.getString("day")).strip(),
        airports.country(from),
        airports.country(to),
        departs,
        arrives,
        unknown.isEmpty() && !doubtful
            ? ""
            : " (" + unknown + " not in airports, taken as " + zone + ")");
  }

  private Map<Long, Map<Moment, Instant>> happened(Collection<Traveller> travellers) {
    Map<Long, Map<Moment, Instant>> happened = new HashMap<>();
    handle
        .createQuery(
            "select dossier, event, happened_at from item_event where dossier = any(:dossiers)")
        .bindArray("dossiers", Long.class, travellers.stream().map(Traveller::dossier).toList())
        .map(
            (row, context) -> {
              keep(
                  happened.computeIfAbsent(row.getLong("dossier"), key -> new HashMap<>()),
                  row,
                  moment -> moment != Moment.DEPARTED);
              return true;
            })
        .list();
    return happened;
  }

  private Map<String, Map<Moment, Instant>> carried(Set<String> receptacles) {
    Map<String, Map<Moment, Instant>> carried = new HashMap<>();
    if (receptacles.isEmpty()) return carried;
    handle
        .createQuery(
            "select receptacle, event, happened_at from receptacle_event"
                + " where receptacle = any(:keys)")
        .bindArray("keys", String.class, receptacles)
        .map(
            (row, context) -> {
              keep(
                  carried.computeIfAbsent(row.getString("receptacle"), key -> new HashMap<>()),
                  row,
                  moment -> moment == Moment.DEPARTED);
              return true;
            })
        .list();
    return carried;
  }

  /** Of several of a kind the first. */
  private void keep(Map<Moment, Instant> kept, ResultSet row, Predicate<Moment> wanted)
      throws SQLException {
    String meaning = moments.apply(row.getString("event"));
    if (meaning == null) return;
    Moment moment = Moment.valueOf(meaning);
    Instant at = row.getObject("happened_at", OffsetDateTime.class).toInstant();
    if (wanted.test(moment)) kept.merge(moment, at, (a, b) -> a.isBefore(b) ? a : b);
  }
}
