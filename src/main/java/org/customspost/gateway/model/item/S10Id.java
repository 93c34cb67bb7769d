package org.customspost.gateway.model.item;

import static org.customspost.gateway.error.ErrorCode.VAL_001;

import java.util.Locale;
import java.util.regex.Pattern;
import org.customspost.gateway.model.Parsed;

/**
 * A UPU S10 item identifier: two letters of service, eight digits, check digit, issuing country.
 * Source: UPU S10.
 *
 * @param value 13 characters, upper case, no blanks, check digit verified
 */
public record S10Id(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");
  private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

  public S10Id {
    String problem = problemOf(value);
    if (!problem.isEmpty()) throw new IllegalArgumentException(value + ": " + problem);
  }

  /** Reads an id as people and systems write it: any case, blanks between the groups. */
  public static Parsed<S10Id> parse(String text) {
    String normal = text.replace(" ", "").toUpperCase(Locale.ROOT);
    String problem = problemOf(normal);
    return problem.isEmpty()
        ? Parsed.of(new S10Id(normal))
        : Parsed.bad(VAL_001, "value", text, "problem", problem);
  }

  /** The check digit of eight serial digits. */
  public static int checkDigit(String serial) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (serial.charAt(i) - '0');
    int rest = 11 - sum % 11;
    // S10: a rest of 10 is written 0, a rest of 11 is written 5.
    return rest == 10 ? 0 : rest == 11 ? 5 : rest;
  }

  /** ISO 3166-1 alpha-2 code of the issuing country. */
  public String issuer() {
    return value.substring(11);
  }

  @Override
  public String toString() {
    return value;
  }

  private static String problemOf(String value) {
    if (value.length() != 13) return "it has " + value.length() + " characters, an S10 id has 13";
    if (!SHAPE.matcher(value).matches()) return "the form is two letters, nine digits, two letters";
    int expected = checkDigit(value.substring(2, 10));
    int found = value.charAt(10) - '0';
    return expected == found ? "" : "its check digit is " + found + ", computed is " + expected;
  }
}
