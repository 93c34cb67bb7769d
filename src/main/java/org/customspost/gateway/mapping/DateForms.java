package org.customspost.gateway.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which dates are read, tried in order; the first is the one that is written.
 *
 * @param patterns as the mapping has them, for messages
 */
record DateForms(List<String> patterns, List<DateForm> forms) {
  /** Dates and times of ISO 8601, with or without an offset: what XML has. */
  static final DateForms ISO =
      new DateForms(
          List.of("yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss"),
          List.of(
              DateForm.of(DateTimeFormatter.ISO_DATE_TIME),
              DateForm.of(DateTimeFormatter.ISO_DATE)));

  /**
   * @throws IllegalArgumentException where a pattern is none
   */
  static DateForms of(List<String> patterns) {
    List<DateForm> forms = new ArrayList<>();
    for (String each : patterns) {
      if (each.equals("iso")) forms.addAll(ISO.forms);
      else forms.add(DateForm.of(each));
    }
    return new DateForms(List.copyOf(patterns), List.copyOf(forms));
  }

  String allowed() {
    return String.join(", ", patterns);
  }

  /**
   * The date in the wanted type, or null. Without an offset a time is taken as UTC; a form without
   * its year, or with two digits of it, means the one nearest to a day.
   */
  @Nullable Object parse(String text, Class<?> type, LocalDate near) {
    for (DateForm each : forms) {
      // asked first because a form that does not fit is common, and an exception is slow
      if (forms.size() > 1 && !each.fits(text)) continue;
      try {
        return as(each.parse(text, near), type);
      } catch (DateTimeException e) {
        // the next form may fit
      }
    }
    return null;
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
    return forms.get(0).formatter().format(full);
  }
}
