package org.customspost.gateway.model.transport;

import static org.customspost.gateway.error.ErrorCode.VAL_070;

import java.util.Locale;
import java.util.regex.Pattern;
import org.customspost.gateway.model.Parsed;

/**
 * A receptacle (bag, tray, container) of a despatch. Source: UPU S9.
 *
 * @param value 29 characters: the despatch (20), serial number (3), highest numbered (1),
 *     registered or insured (1), gross mass in 100 g (4)
 */
public record ReceptacleId(String value) {
  private static final int DESPATCH = 20;
  private static final int LENGTH = 29;
  private static final Pattern TAIL = Pattern.compile("[0-9]{3}[01]{2}[0-9]{4}");
  private static final long GRAMS_OF_A_UNIT = 100;

  public ReceptacleId {
    String problem = problemOf(value);
    if (!problem.isEmpty()) throw new IllegalArgumentException(value + ": " + problem);
  }

  public static Parsed<ReceptacleId> parse(String text) {
    String normal = text.replace(" ", "").toUpperCase(Locale.ROOT);
    String problem = problemOf(normal);
    return problem.isEmpty()
        ? Parsed.of(new ReceptacleId(normal))
        : Parsed.bad(VAL_070, "value", text, "problem", problem);
  }

  public DespatchId despatch() {
    return new DespatchId(value.substring(0, DESPATCH));
  }

  public int serial() {
    return Integer.parseInt(value.substring(20, 23));
  }

  /** Whether it is the one with the highest number: then the despatch has as many as its serial. */
  public boolean isHighestNumbered() {
    return value.charAt(23) == '1';
  }

  public boolean holdsRegisteredOrInsured() {
    return value.charAt(24) == '1';
  }

  /** Gross mass in grams, to the 100 g. */
  public long grossMassGrams() {
    return Long.parseLong(value.substring(25)) * GRAMS_OF_A_UNIT;
  }

  @Override
  public String toString() {
    return value;
  }

  private static String problemOf(String value) {
    if (value.length() != LENGTH)
      return "it has " + value.length() + " characters, an S9 id has " + LENGTH;
    if (DespatchId.parse(value.substring(0, DESPATCH)).value() == null)
      return "its first 20 characters are not a despatch id (S8)";
    if (!TAIL.matcher(value.substring(DESPATCH)).matches())
      return "after the despatch come 3 digits of serial, 0 or 1 twice, 4 digits of mass";
    return "";
  }
}
