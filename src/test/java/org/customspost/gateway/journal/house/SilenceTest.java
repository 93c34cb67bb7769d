package org.customspost.gateway.journal.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When it is said that somebody sends nothing, and when not. */
class SilenceTest {
  /** A Monday. */
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

  private final TreeMap<Instant, Long> quarters = new TreeMap<>();

  /** Messages in each quarter of so many hours of a day, so many days ago. */
  private void sends(int daysAgo, int fromHour, int toHour, long inEachQuarter) {
    Instant midnight = NOW.minus(Duration.ofHours(5)).minus(Duration.ofDays(daysAgo));
    for (int i = fromHour * 4; i < toHour * 4; i++)
      quarters.put(midnight.plus(Duration.ofMinutes(15L * i)), inEachQuarter);
  }

  private Optional<String> said(String last) {
    return new Silence(quarters, NOW).of("GB", Instant.parse(last)).map(Remark::text);
  }

  @Test
  void saysSinceWhenNothingCameAndHowOftenItUsuallyDoes() {
    for (int day = 3; day <= 14; day++) sends(day, 0, 24, 1);
    quarters.put(Instant.parse("2026-11-23T03:00:00Z"), 1L);

    assertThat(said("2026-11-23T03:10:00Z"))
        .contains("no message from GB since 03:10 UTC; at this time it usually sends every 15 min");
  }

  @Test
  void missesNobodyAtNightWhoSleepsAtNight() {
    for (int day = 1; day <= 14; day++) sends(day, 8, 18, 5);

    assertThat(said("2026-11-22T17:59:00Z")).isEmpty();
  }

  @Test
  void comparesWorkingDaysWithWorkingDays() {
    for (int day : new int[] {1, 2, 8, 9}) sends(day, 0, 24, 5);
    sends(14, 0, 1, 1);

    assertThat(said("2026-11-22T23:50:00Z")).as("it sends at weekends only").isEmpty();
  }

  @Test
  void takesNoShortPauseForSilence() {
    for (int day = 1; day <= 14; day++) sends(day, 0, 24, 30);

    assertThat(said("2026-11-23T04:40:00Z")).isEmpty();
    assertThat(said("2026-11-23T04:29:00Z")).isPresent();
  }

  @Test
  void saysNothingOfSomebodyWhomItHardlyKnows() {
    sends(3, 0, 24, 5);
    sends(4, 0, 24, 5);

    assertThat(said("2026-11-23T02:00:00Z")).isEmpty();
  }

  @Test
  void doesNotTakeTheSilenceItselfForUsual() {
    for (int day = 5; day <= 14; day++) sends(day, 0, 24, 5);

    assertThat(said("2026-11-18T23:59:00Z").orElse("")).contains("since 2026-11-18 23:59 UTC");
  }

  @Test
  void forgivesOneDayWithoutAnything() {
    for (int day : new int[] {4, 5, 6, 7}) sends(day, 0, 24, 5);
    sends(14, 0, 1, 1);
    assertThat(said("2026-11-23T02:00:00Z")).as("two working days without").isEmpty();

    for (int day : new int[] {10, 11, 12, 13}) sends(day, 0, 24, 5);
    quarters.headMap(Instant.parse("2026-11-12T00:00:00Z")).clear();
    assertThat(said("2026-11-23T02:00:00Z")).isPresent();
  }
}
