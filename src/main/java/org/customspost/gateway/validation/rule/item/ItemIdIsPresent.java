package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_010;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The item has an S10 id. The reader refuses a bad one, so here it can only be missing. */
public final class ItemIdIsPresent implements Rule {
  public ItemIdIsPresent(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    if (item.id() == null) report.add(VAL_010, "id");
  }
}
