package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_024;

import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The address names a country. */
public final class AddressCountryIsPresent implements Rule {
  private final Side side;

  public AddressCountryIsPresent(Parameters parameters) {
    side = Side.of(parameters);
  }

  @Override
  public void check(Item item, Report report) {
    Address address = side.address(item);
    if (address == null || address.country() == null)
      report.add(VAL_024, side.field("address.country"));
  }
}
