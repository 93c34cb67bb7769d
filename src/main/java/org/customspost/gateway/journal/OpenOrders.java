package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** How many orders to hold are open, how old they are and how far they have climbed. */
public final class OpenOrders {

  /**
   * Open orders of one operator and kind.
   *
   * @param meaning what holds, such as {@code HOLD_DOCS}
   * @param step how far they have climbed; 0 for not at all
   * @param hour how many of them are younger than an hour
   * @param day how many are younger than a day, but not than an hour
   * @param older how many are older than that
   */
  public record Line(
      String operator,
      String meaning,
      int step,
      long open,
      long hour,
      long day,
      long older,
      OffsetDateTime oldest) {}

  private OpenOrders() {}

  /** By operator, meaning and step; the oldest first. */
  public static List<Line> now(Handle handle) {
    return handle
        .createQuery(
            "select operator, meaning, step, count(*) as open, min(opened_at) as oldest,"
                + " count(*) filter (where opened_at > now() - interval '1 hour') as hour,"
                + " count(*) filter (where opened_at > now() - interval '1 day') as day"
                + " from hold_order where acknowledged_at is null and superseded_at is null"
                + " group by operator, meaning, step order by min(opened_at), operator, meaning, step")
        .map(
            (row, context) ->
                new Line(
                    row.getString("operator"),
                    row.getString("meaning"),
                    row.getInt("step"),
                    row.getLong("open"),
                    row.getLong("hour"),
                    row.getLong("day") - row.getLong("hour"),
                    row.getLong("open") - row.getLong("day"),
                    row.getObject("oldest", OffsetDateTime.class)))
        .list();
  }
}
