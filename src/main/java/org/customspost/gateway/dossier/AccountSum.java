package org.customspost.gateway.dossier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines of one account with one authority that are of one kind, summed.
 *
 * @param what function of the declarations, or the authority's code of the charges
 * @param total exact; of one currency
 */
public record AccountSum(
    String account,
    String customs,
    AccountLine.Kind kind,
    String what,
    String currency,
    int lines,
    BigDecimal total) {

  /** Sums lines; amounts of different currencies are never added. */
  public static List<AccountSum> of(Collection<AccountLine> lines) {
    Map<String, AccountSum> sums = new TreeMap<>();
    for (AccountLine each : lines) {
      String key =
          String.join(
              "\n",
              each.account(),
              each.customs(),
              each.kind().name(),
              each.what(),
              each.currency());
      sums.merge(key, of(each), AccountSum::plus);
    }
    return new ArrayList<>(sums.values());
  }

  private static AccountSum of(AccountLine line) {
    return new AccountSum(
        line.account(),
        line.customs(),
        line.kind(),
        line.what(),
        line.currency(),
        1,
        line.amount());
  }

  private AccountSum plus(AccountSum other) {
    return new AccountSum(
        account, customs, kind, what, currency, lines + other.lines, total.add(other.total));
  }
}
