package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_036;

import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** An insured value, where one is sent, is more than nothing and in an allowed currency. */
public final class InsuredValueIsPositive implements Rule {
  private final Set<String> currencies;

  /** Without {@code currencies} any currency is allowed. */
  public InsuredValueIsPositive(Parameters parameters) {
    currencies = new TreeSet<>(parameters.texts("currencies"));
  }

  @Override
  public void check(Item item, Report report) {
    Money insured = item.insuredValue();
    if (insured == null) return;
    boolean allowed =
        currencies.isEmpty() || currencies.contains(insured.currency().getCurrencyCode());
    if (insured.amount().signum() > 0 && allowed) return;
    String names = currencies.isEmpty() ? "any currency" : String.join(", ", currencies);
    report.add(VAL_036, "insuredValue", "value", insured.toString(), "allowed", names);
  }
}
