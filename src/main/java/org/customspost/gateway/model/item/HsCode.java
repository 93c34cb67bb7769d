package org.customspost.gateway.model.item;

import static org.customspost.gateway.error.ErrorCode.VAL_002;

import java.util.regex.Pattern;
import org.customspost.gateway.model.Parsed;

/**
 * A Harmonized System commodity code with its national extension, if any.
 *
 * @param value 6, 8 or 10 digits, no dots or blanks
 */
public record HsCode(String value) {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{6}([0-9]{2}){0,2}");

  public HsCode {
    if (!SHAPE.matcher(value).matches()) throw new IllegalArgumentException(value);
  }

  public static Parsed<HsCode> parse(String text) {
    String normal = text.replace(".", "").replace(" ", "");
    return SHAPE.matcher(normal).matches()
        ? Parsed.of(new HsCode(normal))
        : Parsed.bad(VAL_002, "value", text);
  }

  /** The six digits that all countries share. */
  public String subheading() {
    return value.substring(0, 6);
  }

  @Override
  public String toString() {
    return value;
  }
}
