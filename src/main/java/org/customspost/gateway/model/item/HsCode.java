package org.customspost.gateway.model.item;

import static org.customspost.gateway.error.ErrorCode.VAL_002;

import org.customspost.gateway.model.Parsed;

/**
 * A Harmonized System commodity code with its national extension, if any.
 *
 * @param value 6, 8 or 10 digits, no dots or blanks
 */
public record HsCode(String value) {

  public HsCode {
    if (!shaped(value)) throw new IllegalArgumentException(value);
  }

  public static Parsed<HsCode> parse(String text) {
    String normal = text.replace(".", "").replace(" ", "");
    return shaped(normal) ? Parsed.of(new HsCode(normal)) : Parsed.bad(VAL_002, "value", text);
  }

  /** The six digits that all countries share. */
  public String subheading() {
    return value.substring(0, 6);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean shaped(String value) {
    int length = value.length();
    if (length != 6 && length != 8 && length != 10) return false;
    for (int i = 0; i < length; i++)
      if (value.charAt(i) < '0' || value.charAt(i) > '9') return false;
    return true;
  }
}
