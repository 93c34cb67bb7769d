package org.customspost.gateway.model.item;

import static org.customspost.gateway.error.ErrorCode.VAL_007;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.customspost.gateway.model.Parsed;

/**
 * A country.
 *
 * @param value two letters of ISO 3166-1 alpha-2, as the JDK knows the list; and XI (Northern
 *     Ireland in customs)
 */
public record CountryCode(String value) {
  private static final Set<String> KNOWN = known();
  private static final Map<String, CountryCode> ALL =
      KNOWN.stream().collect(Collectors.toUnmodifiableMap(each -> each, CountryCode::new));
  private static final Map<String, String> MISTAKES =
      Map.of("UK", "GB", "EL", "GR", "USA", "US", "GBR", "GB");

  public CountryCode {
    if (!KNOWN.contains(value)) throw new IllegalArgumentException(value);
  }

  public static Parsed<CountryCode> parse(String text) {
    String normal = text.strip().toUpperCase(Locale.ROOT);
    CountryCode known = ALL.get(normal);
    if (known != null) return Parsed.of(known);
    String meant = MISTAKES.get(normal);
    return Parsed.bad(
        VAL_007, "value", text, "hint", meant == null ? "" : "; use \"" + meant + "\"");
  }

  @Override
  public String toString() {
    return value;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(Set.of(Locale.getISOCountries()));
    known.add("XI");
    return known;
  }
}
