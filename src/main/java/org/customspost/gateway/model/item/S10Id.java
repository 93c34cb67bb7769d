package org.customspost.gateway.model.item;

import static org.customspost.gateway.error.ErrorCode.VAL_001;

import java.util.Locale;
import org.customspost.gateway.model.Parsed;

/**
 * A UPU S10 item identifier: two letters of service, eight digits, check digit, issuing country.
 * Source: UPU S10.
 *
 * @param value 13 characters, upper case, no blanks, check digit verified
 */
public record S10Id(String value) {
  private static final int LENGTH = 13;
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

  @Override
  public String toString() {
    return value;
  }

  private static String problemOf(String value) {
    if (value.length() != LENGTH)
      return "it has " + value.length() + " characters, an S10 id has " + LENGTH;
    if (!shaped(value)) return "the form is two letters, nine digits, two letters";
    int expected = checkDigit(value.substring(2, 10));
    int found = value.charAt(10) - '0';
    return expected == found ? "" : "its check digit is " + found + ", computed is " + expected;
  }

  private static boolean shaped(String value) {
    for (int i = 0; i < LENGTH; i++) {
      boolean letter = i < 2 || i > 10;
      char each = value.charAt(i);
      if (each < (letter ? 'A' : '0') || each > (letter ? 'Z' : '9')) return false;
    }
    return true;
  }
}
