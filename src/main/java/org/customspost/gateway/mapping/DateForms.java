package org.customspost.gateway.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which dates are read, tried in order; the first is the one that is written.
 *
 * @param patterns as the mapping has them, for messages
 */
record DateForms(List<String> patterns, List<DateTimeFormatter> formatters) {
  /** Dates and times of ISO 8601, with or without an offset: what XML has. */
  static final DateForms ISO =
      new DateForms(
          List.of("yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss"),
          List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_DATE));

  /**
   * @throws IllegalArgumentException where a pattern is none
   */
  static DateForms of(List<String> patterns) {
    List<DateTimeFormatter> formatters = new ArrayList<>();
    for (String each : patterns) {
      if (each.equals("iso")) formatters.addAll(ISO.formatters);
      // strict resolving refuses 31 February, and then wants the year as u
      else
        formatters.add(
            DateTimeFormatter.ofPattern(each.replace('y', 'u'), Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT));
    }
    return new DateForms(List.copyOf(patterns), List.copyOf(formatters));
  }

  String allowed() {
    return String.join(", ", patterns);
  }

  /** The date in the wanted type, or null. Without an offset a time is taken as UTC. */
  @Nullable Object parse(String text, Class<?> type) {
    for (DateTimeFormatter each : formatters) {
      // asked first because a form that does not fit is common, and an exception is slow
      if (formatters.size() > 1 && !fits(each, text)) continue;
      try {
        return as(each.parse(text, DateForms::most), type);
      } catch (DateTimeException e) {
        // the next form may fit
      }
    }
    return null;
  }

  private static boolean fits(DateTimeFormatter form, String text) {
    ParsePosition end = new ParsePosition(0);
    return form.parseUnresolved(text, end) != null && end.getIndex() == text.length();
  }

  private static TemporalAccessor most(TemporalAccessor parsed) {
    if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) return LocalDate.from(parsed);
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(parsed)
        : LocalDateTime.from(parsed);
  }

  private static Object as(TemporalAccessor parsed, Class<?> type) {
    if (type.isInstance(parsed)) return parsed;
    if (type == OffsetDateTime.class) return local(parsed).atOffset(ZoneOffset.UTC);
    return type == LocalDateTime.class ? local(parsed) : local(parsed).toLocalDate();
  }

  private static LocalDateTime local(TemporalAccessor parsed) {
    if (parsed instanceof OffsetDateTime offset) return offset.toLocalDateTime();
    if (parsed instanceof LocalDate day) return day.atStartOfDay();
    return (LocalDateTime) parsed;
  }

  /** Writes a date; a day has the time 00:00, a time without an offset is UTC. */
  String format(Temporal date) {
    if (equals(ISO) || patterns.get(0).equals("iso")) return date.toString();
    TemporalAccessor full =
        date instanceof OffsetDateTime ? date : local(date).atOffset(ZoneOffset.UTC);
    return formatters.get(0).format(full);
  }
}
