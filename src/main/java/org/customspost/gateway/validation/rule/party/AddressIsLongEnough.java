package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_027;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The address lines say where the party lives. */
public final class AddressIsLongEnough implements Rule {
  private final Side side;
  private final int least;

  public AddressIsLongEnough(Parameters parameters) {
    side = Side.of(parameters);
    least = parameters.number("least", 5);
  }

  @Override
  public void check(Item item, Report report) {
    Address address = side.address(item);
    int longest = 0;
    if (address != null)
      for (String each : address.lines()) longest = Math.max(longest, each.strip().length());
    if (longest >= least) return;
    String first = address == null || address.lines().isEmpty() ? "" : address.lines().get(0);
    report.add(
        VAL_027,
        side.field("address.lines"),
        "value",
        Finding.masked(first),
        "least",
        Integer.toString(least));
  }
}
