package org.customspost.gateway.codec.grammar;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.customspost.gateway.model.structure.Text;

/** Compares leaf values with what a grammar allows. Patterns are compiled once. */
public final class Values {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(Z|[+-]\\d{2}:\\d{2})?");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?");

  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  /** Empty where the value fits, else what would. */
  String allowedInstead(String value, Text text) {
    String kind = kind(value, text);
    if (!kind.isEmpty()) return kind;
    int length =
        text.kind() == Text.Kind.NUMBER ? digits(value) : value.codePointCount(0, value.length());
    if (length < text.minLength() || length > text.maxLength()) return length(text);
    if (!text.codes().isEmpty() && !text.codes().contains(value))
      return "one of " + String.join(", ", new TreeSet<>(text.codes()));
    if (text.pattern().isEmpty()) return "";
    boolean fits =
        patterns.computeIfAbsent(text.pattern(), Pattern::compile).matcher(value).matches();
    return fits ? "" : "text of the pattern " + text.pattern();
  }

  private static String kind(String value, Text text) {
    return switch (text.kind()) {
      case ALPHA, ALPHANUMERIC -> "";
      case BOOLEAN ->
          switch (value) {
            case "true", "false", "1", "0" -> "";
            default -> "true, false";
          };
      case DATE -> DATE.matcher(value).matches() ? "" : "a date like 2026-01-31";
      case DATE_TIME ->
          DATE_TIME.matcher(value).matches() ? "" : "a date and time like 2026-01-31T12:00:00Z";
      case NUMBER -> number(value, text.decimals());
    };
  }

  private static String number(String value, int decimals) {
    int start = !value.isEmpty() && (value.charAt(0) == '-' || value.charAt(0) == '+') ? 1 : 0;
    int point = -1;
    for (int i = start; i < value.length(); i++) {
      char each = value.charAt(i);
      if (each == '.' && point < 0) point = i;
      else if (each < '0' || each > '9') return numberWith(decimals);
    }
    int after = point < 0 ? 0 : value.length() - point - 1;
    boolean digits = value.length() > start + (point < 0 ? 0 : 1);
    return digits && (decimals < 0 || after <= decimals) ? "" : numberWith(decimals);
  }

  private static String numberWith(int decimals) {
    if (decimals < 0) return "a number like 12.5";
    return decimals == 0 ? "a whole number" : "a number with at most " + decimals + " decimals";
  }

  private static int digits(String value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++)
      if (value.charAt(i) >= '0' && value.charAt(i) <= '9') digits++;
    return digits;
  }

  private static String length(Text text) {
    String unit = text.kind() == Text.Kind.NUMBER ? " digits" : " characters";
    if (text.minLength() == text.maxLength()) return text.maxLength() + unit;
    if (text.maxLength() == Integer.MAX_VALUE) return "at least " + text.minLength() + unit;
    return text.minLength() + " to " + text.maxLength() + unit;
  }
}
