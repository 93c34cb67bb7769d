package org.customspost.gateway.model.item;

import static org.customspost.gateway.error.ErrorCode.VAL_007;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.model.Parsed;

/**
 * A country.
 *
 * @param value two letters of ISO 3166-1 alpha-2, as the JDK knows the list; and XI (Northern
 *     Ireland in customs)
 */
public record CountryCode(String value) {
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());
  private static final Map<String, String> MISTAKES =
      Map.of("UK", "GB", "EL", "GR", "USA", "US", "GBR", "GB");

  public CountryCode {
    if (!known(value)) throw new IllegalArgumentException(value);
  }

  public static Parsed<CountryCode> parse(String text) {
    String normal = text.strip().toUpperCase(Locale.ROOT);
    if (known(normal)) return Parsed.of(new CountryCode(normal));
    String meant = MISTAKES.get(normal);
    return Parsed.bad(
        VAL_007, "value", text, "hint", meant == null ? "" : "; use \"" + meant + "\"");
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean known(String value) {
    return ISO.contains(value) || value.equals("XI");
  }
}
