package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_034;

import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The address names a city. */
public final class CityIsPresent implements Rule {
  private final Side side;

  public CityIsPresent(Parameters parameters) {
    side = Side.of(parameters);
  }

  @Override
  public void check(Item item, Report report) {
    Address address = side.address(item);
    if (address == null || address.city() == null || address.city().isBlank())
      report.add(VAL_034, side.field("address.city"), "what", "the city");
  }
}
