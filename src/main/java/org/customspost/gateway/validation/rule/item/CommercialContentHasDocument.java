package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_037;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** Commercial content names a licence, a certificate or an invoice. */
public final class CommercialContentHasDocument implements Rule {
  public CommercialContentHasDocument(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    if (item.documents().stream().allMatch(each -> each.number() == null))
      report.add(VAL_037, "documents");
  }
}
