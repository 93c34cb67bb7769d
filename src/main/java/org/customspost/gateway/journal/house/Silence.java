package org.customspost.gateway.journal.house;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Notices that a partner sends nothing at a time at which it usually does. The hours since its last
 * message are compared with the same hours of the last 14 days of the same kind (working days, or
 * weekends): at least three of them, and in all but one something must have come, in the median at
 * least four messages. So nobody is missed by night who sleeps by night.
 */
final class Silence {
  private static final int DAYS = 14;
  private static final int FEWEST_DAYS = 3;
  private static final int FEWEST_MESSAGES = 4;
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Messages by the begin of each quarter of an hour in which any came. */
  private final NavigableMap<Instant, Long> quarters;

  private final Instant now;

  Silence(NavigableMap<Instant, Long> quarters, Instant now) {
    this.quarters = quarters;
    this.now = now;
  }

  /**
   * @param last when its last message came
   */
  Optional<Remark> of(String partner, Instant last) {
    Duration silent = Duration.between(last, now);
    if (silent.compareTo(SHORTEST) < 0 || quarters.isEmpty()) return Optional.empty();
    Duration window = silent.compareTo(LONGEST) > 0 ? LONGEST : silent;
    List<Long> counts = usual(window, last);
    if (counts.size() < FEWEST_DAYS) return Optional.empty();
    long without = counts.stream().filter(each -> each == 0).count();
    Collections.sort(counts);
    long median = counts.get((counts.size() - 1) / 2);
    if (without > 1 || median < FEWEST_MESSAGES) return Optional.empty();
    String text =
        "no message from %s since %s; at this time it usually sends every %s"
            .formatted(partner, moment(last), Spans.words(rounded(window.dividedBy(median))));
    return Optional.of(new Remark(Remark.Kind.SILENT, partner, text));
  }

  /** How many messages came in the same hours of each earlier day of the same kind. */
  private List<Long> usual(Duration window, Instant last) {
    List<Long> counts = new ArrayList<>();
    for (int day = 1; day <= DAYS; day++) {
      Instant end = now.minus(Duration.ofDays(day));
      Instant begin = end.minus(window);
      if (end.isAfter(last) || begin.isBefore(quarters.firstKey()) || weekend(end) != weekend(now))
        continue;
      // A quarter counts where it begins: one more or less at either end does not matter.
      counts.add(
          quarters.subMap(begin, true, end, false).values().stream()
              .mapToLong(Long::longValue)
              .sum());
    }
    return counts;
  }

  private static boolean weekend(Instant at) {
    DayOfWeek day = at.atZone(ZoneOffset.UTC).getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }

  /** Nobody wants to know the seconds of it. */
  private static Duration rounded(Duration time) {
    return time.compareTo(Duration.ofMinutes(2)) < 0
        ? Duration.ofSeconds(Math.max(1, time.toSeconds()))
        : time.truncatedTo(ChronoUnit.MINUTES);
  }

  private String moment(Instant at) {
    LocalTime time = at.atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    boolean today = at.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
    return today ? time + " UTC" : at.atZone(ZoneOffset.UTC).toLocalDate() + " " + time + " UTC";
  }
}
