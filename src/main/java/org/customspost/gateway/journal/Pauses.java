package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Channels that stand still because somebody said so. Kept here, so that they still do after a
 * restart and for every gateway of this database.
 */
public final class Pauses {

  /** One of them. */
  public record Row(
      String partner, String channel, OffsetDateTime since, String who, String reason) {}

  public List<Row> all(Handle handle) {
    return handle
        .createQuery("select * from pause order by partner, channel")
        .map(
            (row, context) ->
                new Row(
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getObject("since", OffsetDateTime.class),
                    row.getString("who"),
                    row.getString("reason")))
        .list();
  }

  /**
   * How much waits to leave, by {@code partner/channel}.
   *
   * @param sending the kind of work that sends
   */
  public Map<String, Long> waiting(Handle handle, String sending) {
    return handle
        .createQuery(
            "select partner, sum(1 + cardinality(others))::bigint as count from work"
                + " where kind = :kind group by partner")
        .bind("kind", sending)
        .map((row, context) -> Map.entry(row.getString("partner"), row.getLong("count")))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  /** False where it is paused already. */
  public boolean pause(Handle handle, String partner, String channel, String who, String reason) {
    return handle
            .createUpdate(
                "insert into pause (partner, channel, who, reason)"
                    + " values (:partner, :channel, :who, :reason) on conflict do nothing")
            .bind("partner", partner)
            .bind("channel", channel)
            .bind("who", who)
            .bind("reason", reason)
            .execute()
        > 0;
  }

  /**
   * Ends a pause. What waited to leave has waited without being tried: its time to be tried begins
   * so much later as it stood still.
   *
   * @param sending the kind of work that sends
   * @return false where it is not paused
   */
  public boolean resume(Handle handle, String partner, String channel, String sending) {
    return handle
        .createQuery(
            "delete from pause where partner = :partner and channel = :channel returning since")
        .bind("partner", partner)
        .bind("channel", channel)
        .mapTo(OffsetDateTime.class)
        .findOne()
        .map(since -> later(handle, partner + "/" + channel, sending, since))
        .isPresent();
  }

  private static int later(Handle handle, String door, String sending, OffsetDateTime since) {
    return handle
        .createUpdate(
            "update departure set ready_at = ready_at + (clock_timestamp() - greatest(ready_at, :since))"
                + " where state = 'READY' and id in (select unnest(subject || others) from work"
                + " where kind = :kind and partner = :door)")
        .bind("since", since)
        .bind("kind", sending)
        .bind("door", door)
        .execute();
  }
}
