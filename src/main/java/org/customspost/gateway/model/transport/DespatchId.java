package org.customspost.gateway.model.transport;

import static org.customspost.gateway.error.ErrorCode.VAL_071;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.customspost.gateway.model.Parsed;

/**
 * A despatch: what one office of exchange closed for another, numbered within a year. Source: UPU
 * S8.
 *
 * @param value 20 characters: origin and destination office (6 each), mail category (1), subclass
 *     (2), last digit of the year (1), despatch number (4)
 */
public record DespatchId(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("(?:[A-Z]{2}[A-Z0-9]{4}){2}[A-D][A-Z][A-Z0-9][0-9]{5}");
  private static final int DECADE = 10;
  private static final int HALF_DECADE = 5;

  public DespatchId {
    if (!SHAPE.matcher(value).matches()) throw new IllegalArgumentException(value);
  }

  public static Parsed<DespatchId> parse(String text) {
    String normal = text.replace(" ", "").toUpperCase(Locale.ROOT);
    return SHAPE.matcher(normal).matches()
        ? Parsed.of(new DespatchId(normal))
        : Parsed.bad(VAL_071, "value", text);
  }

  public ImpcCode origin() {
    return new ImpcCode(value.substring(0, 6));
  }

  public ImpcCode destination() {
    return new ImpcCode(value.substring(6, 12));
  }

  /** A air or priority, B surface air lifted, C surface, D priority by surface. */
  public String category() {
    return value.substring(12, 13);
  }

  /** U letter post, C parcels, E EMS, T empty receptacles: the first letter of the subclass. */
  public String mailClass() {
    return value.substring(13, 14);
  }

  public String subclass() {
    return value.substring(13, 15);
  }

  public String number() {
    return value.substring(16);
  }

  /**
   * The year it was closed in. The id has its last digit only: the year nearest to the message is
   * meant, the earlier of two that are equally near, since a despatch is told of after it is
   * closed.
   */
  public int year(LocalDate messageDate) {
    int ahead = Math.floorMod(value.charAt(15) - '0' - messageDate.getYear(), DECADE);
    return messageDate.getYear() + (ahead >= HALF_DECADE ? ahead - DECADE : ahead);
  }

  @Override
  public String toString() {
    return value;
  }
}
