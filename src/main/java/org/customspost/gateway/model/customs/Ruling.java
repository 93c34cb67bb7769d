package org.customspost.gateway.model.customs;

import java.util.List;
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
}
