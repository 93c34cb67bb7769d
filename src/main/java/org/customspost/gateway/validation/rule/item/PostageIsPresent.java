package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_035;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The postal charge is there and more than nothing. */
public final class PostageIsPresent implements Rule {
  private final boolean zeroAllowed;

  public PostageIsPresent(Parameters parameters) {
    zeroAllowed = parameters.flag("zero-allowed", false);
  }

  @Override
  public void check(Item item, Report report) {
    Money postage = item.postage();
    if (postage == null) {
      report.add(VAL_035, "postage", "value", "missing");
    } else if (postage.amount().signum() < (zeroAllowed ? 0 : 1)) {
      report.add(VAL_035, "postage", "value", postage.toString());
    }
  }
}
