package org.customspost.gateway.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One form of a date.
 *
 * @param digits how long its texts are where they are a day, or a day and a time, in digits alone,
 *     which needs no formatter; else 0
 * @param lacks what of the date it does not say
 */
record DateForm(DateTimeFormatter formatter, int digits, Lacks lacks) {
  private static final String DIGITS = "yyyyMMddHHmmss";
  private static final int CENTURY = 100;

  /** What the day that a message came on must supply. */
  private enum Lacks {
    NOTHING,
    CENTURY,
    YEAR,
    MONTH
  }

  static DateForm of(DateTimeFormatter complete) {
    return new DateForm(complete, 0, Lacks.NOTHING);
  }

  static DateForm of(String pattern) {
    // strict resolving refuses 31 February, and then wants the year as u
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive() // carriers write NOV
            .appendPattern(pattern.replace('y', 'u'))
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    int length = pattern.length();
    boolean plain = DIGITS.startsWith(pattern) && (length == 8 || length == 12 || length == 14);
    return new DateForm(formatter, plain ? length : 0, lacking(pattern));
  }

  private static Lacks lacking(String pattern) {
    if (pattern.contains("yyyy")) return Lacks.NOTHING;
    if (pattern.contains("yy")) return Lacks.CENTURY;
    if (pattern.contains("M")) return Lacks.YEAR;
    return pattern.contains("d") ? Lacks.MONTH : Lacks.NOTHING;
  }

  boolean fits(String text) {
    ParsePosition end = new ParsePosition(0);
    return formatter.parseUnresolved(text, end) != null && end.getIndex() == text.length();
  }

  /**
   * @throws DateTimeException where the text is none of this form
   */
  TemporalAccessor parse(String text, LocalDate near) {
    if (digits == text.length() && digits(text)) return moment(text);
    return switch (lacks) {
      case NOTHING -> formatter.parse(text, DateForm::most);
      case CENTURY -> inCentury(formatter.parse(text, DateForm::most), near);
      case YEAR, MONTH -> completed(formatter.parse(text), near);
    };
  }

  private static TemporalAccessor moment(String text) {
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
    if (text.length() == 8) return day;
    int second = text.length() == 14 ? number(text, 12, 14) : 0;
    return day.atTime(number(text, 8, 10), number(text, 10, 12), second);
  }

  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++)
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static TemporalAccessor most(TemporalAccessor parsed) {
    if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) return LocalDate.from(parsed);
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(parsed)
        : LocalDateTime.from(parsed);
  }

  // The formatter takes two digits as a year from 2000 on.
  private static TemporalAccessor inCentury(TemporalAccessor parsed, LocalDate near) {
    LocalDate day = LocalDate.from(parsed);
    LocalDate meant =
        nearest(
            IntStream.of(-CENTURY, 0, CENTURY)
                .mapToObj(each -> day.plusYears(near.getYear() / CENTURY * CENTURY - 2000 + each)),
            near);
    if (parsed instanceof OffsetDateTime at) return at.with(meant);
    return parsed instanceof LocalDateTime at ? at.with(meant) : meant;
  }

  private static TemporalAccessor completed(TemporalAccessor parsed, LocalDate near) {
    int day = parsed.get(ChronoField.DAY_OF_MONTH);
    boolean month = parsed.isSupported(ChronoField.MONTH_OF_YEAR);
    LocalDate meant =
        nearest(
            IntStream.of(-1, 0, 1)
                .mapToObj(
                    each ->
                        month
                            ? near.plusYears(each)
                                .withDayOfMonth(1)
                                .withMonth(parsed.get(ChronoField.MONTH_OF_YEAR))
                            : near.withDayOfMonth(1).plusMonths(each))
                .filter(each -> day <= each.lengthOfMonth())
                .map(each -> each.withDayOfMonth(day)),
            near);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    return time == null ? meant : meant.atTime(time);
  }

  /**
   * Of two that are equally near the earlier: messages tell of what was done more than of plans.
   */
  private static LocalDate nearest(Stream<LocalDate> days, LocalDate near) {
    return days.min(
            (one, other) -> {
              int order = Long.compare(distance(one, near), distance(other, near));
              return order == 0 ? one.compareTo(other) : order;
            })
        .orElseThrow(() -> new DateTimeException("no such day"));
  }

  private static long distance(LocalDate day, LocalDate near) {
    return Math.abs(ChronoUnit.DAYS.between(day, near));
  }
}
