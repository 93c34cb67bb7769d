package org.customspost.gateway.model.customs;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.model.item.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the authority's decision table says is declared for an item.
 *
 * @param declarationType the authority's type of declaration, such as IMD
 * @param procedure requested procedure and previous procedure, four digits such as 4000
 * @param additionalProcedures additional procedure codes in the order they are declared, such as
 *     1H7, C07
 * @param statements additional information codes, such as NIIMP
 * @param value the item's value in the currency of the authority's limits, by the rate table; null
 *     where not converted
 * @param row the row of the table that decided, for the trace
 */
public record Ruling(
    String declarationType,
    String procedure,
    List<String> additionalProcedures,
    List<String> statements,
    @Nullable Money value,
    String row) {
  public Ruling {
    additionalProcedures = List.copyOf(additionalProcedures);
    statements = List.copyOf(statements);
  }

  /** As the journal keeps it: a line per part, read back by {@link #parse}. */
  public String text() {
    return "type=%s\nprocedure=%s\nadditional=%s\nstatements=%s\nvalue=%s\nrow=%s"
        .formatted(
            declarationType,
            procedure,
            String.join(" ", additionalProcedures),
            String.join(" ", statements),
            value == null ? "" : value,
            row);
  }

  /** Reads what {@link #text} wrote; null for an empty text. */
  public static @Nullable Ruling parse(String text) {
    if (text.isEmpty()) return null;
    Map<String, String> parts = new HashMap<>();
    text.lines()
        .forEach(
            line ->
                parts.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return new Ruling(
        part(parts, "type"),
        part(parts, "procedure"),
        words(part(parts, "additional")),
        words(part(parts, "statements")),
        money(part(parts, "value")),
        part(parts, "row"));
  }

  private static String part(Map<String, String> parts, String name) {
    return parts.getOrDefault(name, "");
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static @Nullable Money money(String text) {
    if (text.isEmpty()) return null;
    int blank = text.indexOf(' ');
    return new Money(
        new BigDecimal(text.substring(0, blank)), Currency.getInstance(text.substring(blank + 1)));
  }
}
