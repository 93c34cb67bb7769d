package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_024;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** Country of posting and country of destination are there. */
public final class CountriesArePresent implements Rule {
  public CountriesArePresent(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    if (item.originCountry() == null) report.add(VAL_024, "originCountry");
    if (item.destinationCountry() == null) report.add(VAL_024, "destinationCountry");
  }
}
