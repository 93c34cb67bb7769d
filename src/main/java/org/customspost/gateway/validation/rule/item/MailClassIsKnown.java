package org.customspost.gateway.validation.rule.item;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The mail class is there and stands in its code list. */
public final class MailClassIsKnown implements Rule {
  private final CodeIsKnown known;

  public MailClassIsKnown(Parameters parameters) {
    known = new CodeIsKnown(parameters.list("list", "mail-class"), "mailClass", "the mail class");
  }

  @Override
  public void check(Item item, Report report) {
    known.check(item.mailClass(), report);
  }
}
