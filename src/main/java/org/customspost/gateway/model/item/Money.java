package org.customspost.gateway.model.item;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount in units of the currency, at most three decimals (WCO n..16,3)
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
  @Override
  public String toString() {
    return amount.toPlainString() + " " + currency.getCurrencyCode();
  }
}
