package org.customspost.gateway.journal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Medians of counted times. */
class HistogramTest {
  private static int bucket(double seconds) {
    return (int) Math.floor(8 * Math.log(Math.max(seconds, 0.01) / 0.01) / Math.log(2));
  }

  @Test
  void isExactToFivePerCentFromMillisecondsToWeeks() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      double seconds = 0.01 * Math.exp(random.nextDouble() * Math.log(1e8));
      Histogram one = new Histogram(Map.of(bucket(seconds), 1L));
      double median = one.median().orElseThrow().toNanos() / 1e9;
      assertThat(median / seconds).isBetween(0.95, 1.05);
    }
  }

  @Test
  void findsTheMiddleAndTheNinthOfTen() {
    Map<Integer, Long> counts = new TreeMap<>();
    for (int seconds = 1; seconds <= 100; seconds++) counts.merge(bucket(seconds), 1L, Long::sum);
    Histogram histogram = new Histogram(counts);

    assertThat(histogram.median().orElseThrow())
        .isBetween(Duration.ofSeconds(47), Duration.ofSeconds(53));
    assertThat(histogram.quantile(0.9).orElseThrow())
        .isBetween(Duration.ofSeconds(85), Duration.ofSeconds(95));
    assertThat(histogram.plus(histogram).median()).isEqualTo(histogram.median());
    assertThat(Histogram.EMPTY.median()).isEmpty();
  }
}
