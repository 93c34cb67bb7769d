package org.customspost.gateway.app.traces;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.customspost.gateway.journal.Database;
import org.jdbi.v3.core.Handle;

/** Asks the journal which journeys a thing belongs to. */
final class Journeys {
  /** Departures, and the interchange that each comes from, as in {@link #of(List)}. */
  private static final String ORIGINS =
      " from (select d.id as departure, d.kind, d.state, d.problem,"
          + "  coalesce(v.arrival, m.arrival, e.arrival, d.arrival, n.arrival) as arrival"
          + "  from departure d left join document t on t.departure = d.id"
          + "  left join item_version v on v.id = t.item_version"
          + "  left join manifest m on m.id = t.manifest"
          + "  left join receptacle_event e on e.id = t.receptacle_event"
          + "  left join answer n on n.id = t.answer"
          + "  where d.id = any(:ids)) o join arrival a on a.id = o.arrival";

  private final Database database;

  Journeys(Database database) {
    this.database = database;
  }

  /**
   * A departure, or some of those that leave together.
   *
   * @param kind of the departures
   * @param departures how many of them belong to the journey
   * @param first one of them
   */
  record Leaving(Journey journey, String kind, int departures, long first) {
    String word() {
      return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** An arrival of which only the number is known. */
  Journey of(long arrival) {
    return database.transaction(
        handle ->
            handle
                .createQuery("select received_at from arrival where id = :id")
                .bind("id", arrival)
                .map((row, context) -> new Journey(arrival, row.getObject(1, OffsetDateTime.class)))
                .one());
  }

  /**
   * Where departures come from: the interchange with the item, manifest or event that they tell of,
   * or the one that they answer.
   */
  List<Leaving> of(List<Long> departures) {
    if (departures.isEmpty()) return List.of();
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select a.id, a.received_at, o.kind, count(distinct o.departure), min(o.departure)"
                        + ORIGINS
                        + " group by 1, 2, 3 order by 5")
                .bindArray("ids", Long.class, departures)
                .map(
                    (row, context) ->
                        new Leaving(
                            new Journey(row.getLong(1), row.getObject(2, OffsetDateTime.class)),
                            row.getString(3),
                            row.getInt(4),
                            row.getLong(5)))
                .list());
  }

  /** The journeys of those departures that are parked, and the code that says why. */
  Map<Journey, String> parked(List<Long> departures) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select a.id, a.received_at, min(substring(o.problem from '^[^ ]*'))"
                        + ORIGINS
                        + " where o.state = 'PARKED' group by 1, 2")
                .bindArray("ids", Long.class, departures)
                .map(
                    (row, context) ->
                        Map.entry(
                            new Journey(row.getLong(1), row.getObject(2, OffsetDateTime.class)),
                            row.getString(3)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The journeys of the items that answers in a part of an arrival are about. */
  List<Journey> answered(long arrival, int from, int to) {
    return database.transaction(handle -> answered(handle, arrival, from, to));
  }

  private static List<Journey> answered(Handle handle, long arrival, int from, int to) {
    return handle
        .createQuery(
            "select distinct a.id, a.received_at from answer n join filing f on f.id = n.filing"
                + " join item_version v on v.id = f.declared_version"
                + " join arrival a on a.id = v.arrival"
                + " where n.arrival = :arrival and n.ordinal between :from and :to")
        .bind("arrival", arrival)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> new Journey(row.getLong(1), row.getObject(2, OffsetDateTime.class)))
        .list();
  }
}
