package org.customspost.gateway.validation.rule.party;

import static org.customspost.gateway.error.ErrorCode.VAL_027;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The party has a name of some length. */
public final class NameIsLongEnough implements Rule {
  private final Side side;
  private final int least;

  public NameIsLongEnough(Parameters parameters) {
    side = Side.of(parameters);
    least = parameters.number("least", 5);
  }

  @Override
  public void check(Item item, Report report) {
    Party party = side.party(item);
    String name = party == null ? "" : party.fullName().strip();
    if (name.length() < least)
      report.add(
          VAL_027,
          side.field("name"),
          "value",
          Finding.masked(name),
          "least",
          Integer.toString(least));
  }
}
