package org.customspost.gateway.validation.rule.item;

import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The nature of transaction is there and stands in its code list. */
public final class NatureIsKnown implements Rule {
  private final CodeIsKnown known;

  public NatureIsKnown(Parameters parameters) {
    CodeList list = parameters.list("list", "upu-136");
    known = new CodeIsKnown(list, "nature", "the nature of transaction");
  }

  @Override
  public void check(Item item, Report report) {
    known.check(item.nature(), report);
  }
}
