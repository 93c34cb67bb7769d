package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long things took, counted in buckets each 9 % wider than the one before: a median of it is
 * exact to 5 %, and histograms can be added where medians cannot.
 *
 * @param counts by bucket
 */
public record Histogram(Map<Integer, Long> counts) {
  public static final Histogram EMPTY = new Histogram(Map.of());

  private static final double FIRST_SECONDS = 0.01;
  private static final int TO_DOUBLE = 8;
  private static final double HALF = 0.5;

  public Histogram {
    counts = Map.copyOf(counts);
  }

  /** The bucket of so many seconds, in SQL. */
  public static String bucket(String seconds) {
    return "floor(%d * ln(greatest((%s)::float8, %s) / %s) / ln(2))::smallint"
        .formatted(TO_DOUBLE, seconds, FIRST_SECONDS, FIRST_SECONDS);
  }

  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  public Histogram plus(Histogram other) {
    Map<Integer, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
    return new Histogram(sum);
  }

  public Optional<Duration> median() {
    return quantile(HALF);
  }

  /** Within what so large a share of them was done; empty where there are none. */
  public Optional<Duration> quantile(double share) {
    long rank = (long) Math.ceil(share * total());
    long before = 0;
    for (Map.Entry<Integer, Long> each : new TreeMap<>(counts).entrySet()) {
      before += each.getValue();
      if (before >= rank && each.getValue() > 0) return Optional.of(middle(each.getKey()));
    }
    return Optional.empty();
  }

  private static Duration middle(int bucket) {
    double seconds = FIRST_SECONDS * Math.pow(2, (bucket + HALF) / TO_DOUBLE);
    return Duration.ofNanos((long) (seconds * Duration.ofSeconds(1).toNanos()));
  }
}
