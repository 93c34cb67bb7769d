package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What waits for support: interchanges that could not go on, and departures that could not leave.
 */
public final class Parked {

  /**
   * One of them.
   *
   * @param name of the file
   * @param problem why it is parked; empty for an interchange, whose findings say it
   * @param kind of a departure; null for an interchange that came in
   * @param state that a departure goes back to: READY where it is signed already
   */
  public record One(
      long id,
      String partner,
      String channel,
      String name,
      String problem,
      Planned.@Nullable Kind kind,
      Departures.@Nullable State state) {}

  /** What adds to the table of what was parked; again where it was before. */
  static final String ADD = "insert into parked (what, subject, partner)";

  static final String ONCE =
      " on conflict (what, subject) do update set at = clock_timestamp(), id = default";

  private static final String STILL =
      " from parked k left join arrival a on k.what = 'arrival' and a.id = k.subject and a.state ="
          + " 'PARKED' left join departure d on k.what = 'departure' and d.id = k.subject and"
          + " d.state = 'PARKED' where (a.id is not null or d.id is not null) and (:partner = '' or"
          + " k.partner = :partner)";

  /**
   * One of a list.
   *
   * @param key by which the list goes on
   * @param what arrival or departure
   * @param problem why it is parked
   */
  public record Line(
      long key,
      OffsetDateTime at,
      String what,
      long id,
      String partner,
      String channel,
      String name,
      String problem) {}

  /**
   * What is parked, the latest first.
   *
   * @param partner empty for all
   * @param before key of the last one seen; {@link Long#MAX_VALUE} at first
   */
  public List<Line> page(Handle handle, String partner, long before, int most) {
    return handle
        .createQuery(
            "select k.id, k.at, k.what, k.subject, k.partner, coalesce(a.channel, d.channel) as"
                + " channel, coalesce(a.name, d.file_name) as name, coalesce(d.problem, (select"
                + " f.text from finding f where f.arrival = a.id and f.severity <> 'WARNING' order"
                + " by f.id desc limit 1), (select e.text from event e where e.arrival = a.id and"
                + " e.kind = 'cancelled' order by e.id desc limit 1), '') as problem"
                + STILL
                + " and k.id < :before order by k.id desc limit :most")
        .bind("partner", partner)
        .bind("before", before)
        .bind("most", most)
        .map(
            (row, context) ->
                new Line(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class),
                    row.getString("what"),
                    row.getLong("subject"),
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getString("name"),
                    row.getString("problem")))
        .list();
  }

  /** How much is parked, of one partner or of all. */
  public long count(Handle handle, String partner) {
    return handle
        .createQuery("select count(*)" + STILL)
        .bind("partner", partner)
        .mapTo(Long.class)
        .one();
  }

  static void add(Handle handle, long arrival) {
    handle
        .createUpdate(ADD + " select 'arrival', id, partner from arrival where id = :id" + ONCE)
        .bind("id", arrival)
        .execute();
  }

  // Where the sender has sent the same bytes again and they were taken, there is nothing left to
  // do.
  private static final String UNDONE =
      "select a.* from arrival a where a.state = 'PARKED' and not exists"
          + " (select from arrival c where c.partner = a.partner and c.hash = a.hash"
          + " and c.state = 'FINISHED')";

  private static One arrival(ResultSet row) throws SQLException {
    return new One(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("channel"),
        row.getString("name"),
        "",
        null,
        null);
  }

  private static One departure(ResultSet row) throws SQLException {
    return new One(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("channel"),
        row.getString("file_name"),
        row.getString("problem"),
        Planned.Kind.valueOf(row.getString("kind")),
        row.getObject("payload", Long.class) == null
            ? Departures.State.PLANNED
            : Departures.State.READY);
  }

  /** The one of that id, where it is parked. */
  public Optional<One> departure(Handle handle, long id) {
    return handle
        .createQuery("select * from departure where id = :id and state = 'PARKED'")
        .bind("id", id)
        .map((row, context) -> departure(row))
        .findOne();
  }

  /** The one of that id, where it is parked and no second copy of it went its way since. */
  public Optional<One> arrival(Handle handle, long id) {
    return handle
        .createQuery(UNDONE + " and a.id = :id")
        .bind("id", id)
        .map((row, context) -> arrival(row))
        .findOne();
  }

  /** Makes it wait for work again; false where it is not parked any more. */
  public boolean release(Handle handle, One one) {
    String sql =
        one.kind() == null
            ? "update arrival set state = 'RECEIVED' where id = :id and state = 'PARKED'"
            : "update departure set state = case when payload is null then 'PLANNED' else 'READY'"
                + " end, tries = 0, problem = '', stopped = false, ready_at = case when payload is null then null"
                + " else clock_timestamp() end where id = :id and state = 'PARKED'";
    return handle.createUpdate(sql).bind("id", one.id()).execute() > 0;
  }
}
