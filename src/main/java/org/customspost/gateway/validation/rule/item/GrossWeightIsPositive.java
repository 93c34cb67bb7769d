package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_014;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The item weighs something. */
public final class GrossWeightIsPositive implements Rule {
  public GrossWeightIsPositive(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    Long grams = item.grossMassGrams();
    if (grams == null || grams <= 0)
      report.add(VAL_014, "grossMassGrams", "value", grams == null ? "missing" : grams + " g");
  }
}
