package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_028;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The address has a postcode, unless its country has none. */
public final class PostcodeWhereTheCountryHasOne implements Rule {
  private final Side side;
  private final int least;
  private final CodeList without;

  public PostcodeWhereTheCountryHasOne(Parameters parameters) {
    side = Side.of(parameters);
    least = parameters.number("least", 3);
    without = parameters.list("list", "countries-without-postcode");
  }

  @Override
  public void check(Item item, Report report) {
    Address address = side.address(item);
    String postcode = address == null || address.postcode() == null ? "" : address.postcode();
    if (postcode.strip().length() >= least) return;
    CountryCode country = side.country(item);
    if (country == null || without.meaning(country.value(), report.date()) != null) return;
    report.add(
        VAL_028,
        side.field("address.postcode"),
        "value",
        Finding.masked(postcode),
        "country",
        country.value(),
        "least",
        Integer.toString(least));
  }
}
