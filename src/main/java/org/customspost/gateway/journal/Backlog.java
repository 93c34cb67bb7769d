package org.customspost.gateway.journal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/** What waits, partner by partner, for whoever watches the gateway. Cheap enough to ask often. */
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
      "select case when kind = 'arrival' then 'arrival' else 'departure' end as what,"
          + " split_part(partner, '/', 1) as partner, sum(1 + cardinality(others))::bigint as count,"
          + " extract(epoch from clock_timestamp() - min(created)) as oldest"
          + " from work where kind in ('arrival', 'write', 'send') group by 1, 2";

  private static final String PARKED =
      "select 'arrival' as what, partner, count(*) as count, 0 as oldest from arrival"
          + " where state = 'PARKED' group by partner"
          + " union all select 'departure', partner, count(*), 0 from departure"
          + " where state = 'PARKED' group by partner";

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
   * What waits of one partner.
   *
   * @param oldestSeconds since when the oldest of what waits does, parked things apart
   */
  public record Line(
      String partner,
      long arrivals,
      long departures,
      long parkedArrivals,
      long parkedDepartures,
      double oldestSeconds) {}

  private record Count(boolean arrival, String partner, long count, double oldest) {}

  /** A line for each partner of which anything waits. */
  public synchronized List<Line> now(Handle handle) {
    handle.execute(PLANNED_FREELY);
    List<Count> waiting = counts(handle, WAITING);
    if (nanos.getAsLong() - parkedAt >= PARKED_STAYS.toNanos()) {
      parked = counts(handle, PARKED);
      parkedAt = nanos.getAsLong();
    }
    TreeSet<String> partners = new TreeSet<>();
    waiting.forEach(each -> partners.add(each.partner()));
    parked.forEach(each -> partners.add(each.partner()));
    return partners.stream().map(each -> line(each, waiting)).toList();
  }

  private Line line(String partner, List<Count> waiting) {
    double oldest =
        waiting.stream()
            .filter(each -> each.partner().equals(partner))
            .mapToDouble(Count::oldest)
            .max()
            .orElse(0);
    Map<Boolean, Long> waits = sums(partner, waiting);
    Map<Boolean, Long> still = sums(partner, parked);
    return new Line(
        partner,
        waits.getOrDefault(true, 0L),
        waits.getOrDefault(false, 0L),
        still.getOrDefault(true, 0L),
        still.getOrDefault(false, 0L),
        oldest);
  }

  /** Arrivals under true. */
  private static Map<Boolean, Long> sums(String partner, List<Count> counts) {
    Map<Boolean, Long> sums = new TreeMap<>();
    for (Count each : counts)
      if (each.partner().equals(partner)) sums.merge(each.arrival(), each.count(), Long::sum);
    return sums;
  }

  private static List<Count> counts(Handle handle, String sql) {
    return handle
        .createQuery(sql)
        .map(
            (row, context) ->
                new Count(
                    row.getString("what").equals("arrival"),
                    row.getString("partner"),
                    row.getLong("count"),
                    row.getDouble("oldest")))
        .list();
  }
}
