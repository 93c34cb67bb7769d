package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_019;

import java.util.Currency;
import java.util.List;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** All content pieces state their value in the same currency. */
public final class ValuesHaveOneCurrency implements Rule {
  public ValuesHaveOneCurrency(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    Currency first = null;
    List<ContentPiece> pieces = item.contents();
    for (int i = 0; i < pieces.size(); i++) {
      Money value = pieces.get(i).value();
      if (value == null) continue;
      if (first == null) first = value.currency();
      if (!first.equals(value.currency()))
        report.addToPiece(
            VAL_019,
            i + 1,
            "value",
            "value",
            value.currency().getCurrencyCode(),
            "first",
            first.getCurrencyCode());
    }
  }
}
