package org.customspost.gateway.error;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that somebody must know or mend: a code, its place, and the values of the code's
 * template.
 *
 * @param values values for the template, never sentences, never unmasked personal data (see {@link
 *     #masked})
 */
public record Finding(ErrorCode code, Place place, Map<String, String> values) {
  private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final int LONGEST_VALUE = 200;

  /**
   * A short word; a little more where a digit is in it; a day with or without time; what begins as
   * a despatch does (UPU S8), since the label on a bag says no more.
   */
  private static final Pattern CODE =
      Pattern.compile(
          "\\S{0,4}|[\\p{L}\\p{N}_.,:/-]{0,10}|(?=\\D*\\d)[\\p{L}\\p{N}_.,:/-]{0,14}"
              + "|\\d{4}-\\d\\d-\\d\\d[\\dT:Z.+-]{0,20}"
              + "|(?:[A-Z]{2}[A-Z0-9]{4}){2}[A-D][A-Z][A-Z0-9]\\d{4,20}");

  public Finding {
    values = Map.copyOf(values);
  }

  /** Named values as pairs: {@code of(VAL_007, place, "value", "UK", "hint", "")}. */
  public static Finding of(ErrorCode code, Place place, String... namedValues) {
    if (namedValues.length % 2 != 0) throw new IllegalArgumentException("names without values");
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < namedValues.length; i += 2)
      values.put(namedValues[i], cut(namedValues[i + 1]));
    return new Finding(code, place, values);
  }

  /** The same finding at a more exact place. */
  public Finding at(Place newPlace) {
    return new Finding(code, newPlace, values);
  }

  /** The sentence without code, place and turn. */
  public String text() {
    Matcher names = NAME.matcher(code.template());
    return names.replaceAll(
        name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
  }

  /**
   * One line for a person: {@code VAL-007 content piece 3: country "UK" is not …. Sender must
   * re-send.}
   */
  @Override
  public String toString() {
    String where = place.toString();
    String end = code.severity() == Severity.WARNING ? "" : " " + code.turn().sentence();
    String text = text();
    String stop = text.endsWith("?") ? "" : ".";
    return code.id() + (where.isEmpty() ? " " : " " + where + ": ") + text + stop + end;
  }

  /** A personal value as findings may show it: its first letter and its length. */
  public static String masked(String personal) {
    return personal.isEmpty()
        ? ""
        : personal.charAt(0) + "… (" + personal.length() + " characters)";
  }

  /**
   * A value of a field for codes, numbers or dates, as findings may show it: itself where it looks
   * like one, else masked. Senders fill fields with what belongs into others, a name or a telephone
   * number.
   */
  public static String coded(String value) {
    return CODE.matcher(value).matches() ? value : masked(value);
  }

  private static String cut(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }
}
