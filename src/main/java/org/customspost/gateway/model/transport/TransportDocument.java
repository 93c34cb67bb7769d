package org.customspost.gateway.model.transport;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.model.Parsed;

/**
 * Number of a master transport document. An air waybill is kept in one form, so that those who
 * write it without its hyphen mean the same one.
 *
 * @param value an air waybill as prefix and serial with a hyphen, {@code 057-51987552}; any other
 *     number as sent
 */
public record TransportDocument(String value) {
  private static final Pattern AIR_WAYBILL = Pattern.compile("([0-9]{3})[- ]?([0-9]{8})");

  /** Never fails: carriers by sea and land number their bills as they like. */
  public static Parsed<TransportDocument> parse(String text) {
    Matcher air = AIR_WAYBILL.matcher(text);
    return Parsed.of(
        new TransportDocument(air.matches() ? air.group(1) + "-" + air.group(2) : text));
  }

  @Override
  public String toString() {
    return value;
  }
}
