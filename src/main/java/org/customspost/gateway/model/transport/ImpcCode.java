package org.customspost.gateway.model.transport;

import static org.customspost.gateway.error.ErrorCode.VAL_072;

import java.util.Locale;
import java.util.regex.Pattern;
import org.customspost.gateway.model.Parsed;

/**
 * A mail processing centre. The register itself is the UPU's list 116; only the shape is known
 * here. Source: UPU S34.
 *
 * @param value country (two letters), location (three), qualifier (one)
 */
public record ImpcCode(String value) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[A-Z0-9]{4}");

  public ImpcCode {
    if (!SHAPE.matcher(value).matches()) throw new IllegalArgumentException(value);
  }

  public static Parsed<ImpcCode> parse(String text) {
    String normal = text.strip().toUpperCase(Locale.ROOT);
    return SHAPE.matcher(normal).matches()
        ? Parsed.of(new ImpcCode(normal))
        : Parsed.bad(VAL_072, "value", text);
  }

  /** ISO 3166-1 alpha-2 code of the country it stands in. */
  public String country() {
    return value.substring(0, 2);
  }

  @Override
  public String toString() {
    return value;
  }
}
