package org.customspost.gateway.journal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What waits, channel by channel, for whoever watches the gateway. Cheap enough to ask often. */
public final class Backlog {
  /** What is parked has no index of its own: a row that changes would cost more with it. */
  private static final Duration PARKED_STAYS = Duration.ofMinutes(1);

  /**
   * Counting is the one thing here that reads tables whole; and who watches must not be a burden.
   */
  private static final String PLANNED_FREELY =
      "set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_sort = on;"
          + " set local statement_timeout = '10s'";

  private static final String WAITING =
      "with waits as (select work.*, kind in ('arrival', 'loading') as comes from work"
          + " where kind in ('arrival', 'loading', 'write', 'send'))"
          + " select case when w.comes then 'arrival' else 'departure' end as what,"
          + " split_part(w.partner, '/', 1) as partner, coalesce(a.channel, d.channel,"
          + " split_part(w.partner, '/', 2)) as channel,"
          + " sum(1 + cardinality(w.others))::bigint as count,"
          + " extract(epoch from clock_timestamp() - min(w.created)) as oldest from waits w"
          + " left join arrival a on w.comes and a.id = w.subject"
          + " left join departure d on not w.comes and d.id = w.subject group by 1, 2, 3";

  private static final String PARKED =
      "select 'arrival' as what, partner, channel, count(*) as count, 0 as oldest from arrival"
          + " where state = 'PARKED' group by partner, channel"
          + " union all select 'departure', partner, channel, count(*), 0 from departure"
          + " where state = 'PARKED' group by partner, channel";

  private final LongSupplier nanos;
  private List<Count> parked = List.of();
  private long parkedAt;

  /**
   * @param nanos a clock that only goes forward
   */
  public Backlog(LongSupplier nanos) {
    this.nanos = nanos;
    this.parkedAt = nanos.getAsLong() - PARKED_STAYS.toNanos();
  }

  /**
   * What waits on one channel of a partner.
   *
   * @param oldestSeconds since when the oldest of what waits does, parked things apart
   */
  public record Line(
      String partner,
      String channel,
      long arrivals,
      long departures,
      long parkedArrivals,
      long parkedDepartures,
      double oldestSeconds) {}

  private record Door(String partner, String channel) {}

  private record Count(boolean arrival, Door door, long count, double oldest) {}

  /** A line for each channel on which anything waits, in order. */
  public synchronized List<Line> now(Handle handle) {
    handle.execute(PLANNED_FREELY);
    List<Count> waiting = counts(handle, WAITING);
    if (nanos.getAsLong() - parkedAt >= PARKED_STAYS.toNanos()) {
      parked = counts(handle, PARKED);
      parkedAt = nanos.getAsLong();
    }
    return Stream.concat(waiting.stream(), parked.stream())
        .map(Count::door)
        .distinct()
        .sorted(Comparator.comparing(Door::partner).thenComparing(Door::channel))
        .map(each -> line(each, waiting))
        .toList();
  }

  private Line line(Door door, List<Count> waiting) {
    double oldest =
        waiting.stream()
            .filter(each -> each.door().equals(door))
            .mapToDouble(Count::oldest)
            .max()
            .orElse(0);
    return new Line(
        door.partner(),
        door.channel(),
        sum(door, true, waiting),
        sum(door, false, waiting),
        sum(door, true, parked),
        sum(door, false, parked),
        oldest);
  }

  private static long sum(Door door, boolean arrivals, List<Count> counts) {
    return counts.stream()
        .filter(each -> each.door().equals(door) && each.arrival() == arrivals)
        .mapToLong(Count::count)
        .sum();
  }

  private static List<Count> counts(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .map(
            (row, context) ->
                new Count(
                    row.getString("what").equals("arrival"),
                    new Door(row.getString("partner"), row.getString("channel")),
                    row.getLong("count"),
                    row.getDouble("oldest")))
        .list();
  }
}
