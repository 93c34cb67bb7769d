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
record DateForms(List<String> patterns, List<Form> forms) {
  private static final String DIGITS = "yyyyMMddHHmmss";

  /** Dates and times of ISO 8601, with or without an offset: what XML has. */
  static final DateForms ISO =
      new DateForms(
          List.of("yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss"),
          List.of(
              new Form(DateTimeFormatter.ISO_DATE_TIME, 0),
              new Form(DateTimeFormatter.ISO_DATE, 0)));

  /**
   * One form.
   *
   * @param digits how long its texts are where they are a day, or a day and a time, in digits
   *     alone, which needs no formatter; else 0
   */
  private record Form(DateTimeFormatter formatter, int digits) {
    static Form of(String pattern) {
      // strict resolving refuses 31 February, and then wants the year as u
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT);
      int length = pattern.length();
      boolean plain = DIGITS.startsWith(pattern) && (length == 8 || length == 12 || length == 14);
      return new Form(formatter, plain ? length : 0);
    }

    TemporalAccessor parse(String text) {
      return digits == text.length() && digits(text)
          ? moment(text)
          : formatter.parse(text, DateForms::most);
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
  }

  /**
   * @throws IllegalArgumentException where a pattern is none
   */
  static DateForms of(List<String> patterns) {
    List<Form> forms = new ArrayList<>();
    for (String each : patterns) {
      if (each.equals("iso")) forms.addAll(ISO.forms);
      else forms.add(Form.of(each));
    }
    return new DateForms(List.copyOf(patterns), List.copyOf(forms));
  }

  String allowed() {
    return String.join(", ", patterns);
  }

  /** The date in the wanted type, or null. Without an offset a time is taken as UTC. */
  @Nullable Object parse(String text, Class<?> type) {
    for (Form each : forms) {
      // asked first because a form that does not fit is common, and an exception is slow
      if (forms.size() > 1 && !fits(each.formatter, text)) continue;
      try {
        return as(each.parse(text), type);
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
    return forms.get(0).formatter.format(full);
  }
}
