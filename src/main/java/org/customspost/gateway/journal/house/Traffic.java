package org.customspost.gateway.journal.house;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What came and left over time, by partner and channel. */
public final class Traffic {
  private static final String ARRIVED =
      "select received_at as at, partner, channel, 'IN' as direction, 1 as messages,"
          + " 0 as refused_messages, 0 as items, 0 as refused_items from arrival"
          + " where id = any(:ids)";

  private static final String REFUSED =
      "select received_at as at, partner, channel, 'IN' as direction, 0 as messages,"
          + " 1 as refused_messages, 0 as items, 0 as refused_items from arrival"
          + " where id = any(:ids) and state = 'REFUSED'";

  private static final String SENT =
      "select p.sent_at as at, p.partner, p.channel, 'OUT' as direction, 1 as messages,"
          + " 0 as refused_messages, (select count(*) from document o where o.departure = p.id)"
          + " as items, 0 as refused_items from departure p where p.id = any(:ids)";

  private static final String ANSWERED =
      "select w.received_at as at, w.customs as partner, a.channel, 'ANSWER' as direction,"
          + " 0 as messages, 0 as refused_messages, 1 as items,"
          + " (w.meaning = 'REJECTED')::int as refused_items from answer w"
          + " join arrival a on a.id = w.arrival where w.id > :from and w.id <= :to";

  private static final String LAST =
      "insert into last_message as l (partner, channel, direction, at)"
          + " select partner, channel, direction, max(at) from (%s) x group by 1, 2, 3"
          + " on conflict (partner, channel, direction) do update"
          + " set at = greatest(l.at, excluded.at)";

  private Traffic() {}

  /**
   * Adds rows to the counts of every grain that is kept so long; by the minute first, which every
   * grain is made of.
   *
   * @param rows a query that gives at, partner, channel, direction and the four counts
   */
  public static String adding(String rows) {
    return "insert into traffic as t (grain, at, partner, channel, direction, messages,"
        + " refused_messages, items, refused_items) select g.grain,"
        + " date_bin(g.width, x.at, '2000-01-01Z'), x.partner, x.channel, x.direction,"
        + " sum(x.messages), sum(x.refused_messages), sum(x.items), sum(x.refused_items)"
        + " from (select "
        + Grain.MINUTE.floor("at")
        + " as at, partner, channel, direction, sum(messages) as messages,"
        + " sum(refused_messages) as refused_messages, sum(items) as items,"
        + " sum(refused_items) as refused_items from ("
        + rows
        + ") y group by 1, 2, 3, 4) x join "
        + Grain.ROWS
        + " on x.at > clock_timestamp() - g.kept group by 1, 2, 3, 4, 5"
        + " on conflict (grain, at, partner, channel, direction) do update set"
        + " messages = t.messages + excluded.messages,"
        + " refused_messages = t.refused_messages + excluded.refused_messages,"
        + " items = t.items + excluded.items,"
        + " refused_items = t.refused_items + excluded.refused_items";
  }

  static void arrived(Handle handle, List<Long> ids) {
    with(handle, adding(ARRIVED), ids);
    with(handle, LAST.formatted(ARRIVED), ids);
  }

  /** Those that ended, of which some may have been turned away whole. */
  static void ended(Handle handle, List<Long> ids) {
    with(handle, adding(REFUSED), ids);
  }

  static void sent(Handle handle, List<Long> ids) {
    with(handle, adding(SENT), ids);
    with(handle, LAST.formatted(SENT), ids);
  }

  static void answered(Handle handle, long from, long to) {
    handle.createUpdate(adding(ANSWERED)).bind("from", from).bind("to", to).execute();
  }

  private static void with(Handle handle, String sql, List<Long> ids) {
    if (ids.isEmpty()) return;
    handle.createUpdate(sql).bindArray("ids", Long.class, ids).execute();
  }

  /** Forgets what is too old for its grain. */
  static void forget(Handle handle, Instant now) {
    for (Grain each : Grain.values())
      for (String table : List.of("traffic", "latency"))
        handle
            .createUpdate("delete from " + table + " where grain = :grain and at < :until")
            .bind("grain", each.name())
            .bind("until", now.minus(each.kept()))
            .execute();
  }

  /** Of one partner's channel in one cut of time. */
  public record Line(
      Instant at,
      String partner,
      String channel,
      String direction,
      long messages,
      long refusedMessages,
      long items,
      long refusedItems) {}

  /** Everything of a grain since then, in the order of time. */
  public static List<Line> since(Handle handle, Grain grain, Instant from) {
    return handle
        .createQuery(
            "select * from traffic where grain = :grain and at >= :from"
                + " order by at, partner, channel, direction")
        .bind("grain", grain.name())
        .bind("from", from)
        .map(
            (row, context) ->
                new Line(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getString("direction"),
                    row.getLong("messages"),
                    row.getLong("refused_messages"),
                    row.getLong("items"),
                    row.getLong("refused_items")))
        .list();
  }
}
