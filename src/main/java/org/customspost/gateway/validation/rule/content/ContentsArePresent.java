package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_030;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The item says what is in it. Items of documents are left out by the entry's conditions. */
public final class ContentsArePresent implements Rule {
  public ContentsArePresent(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    if (item.contents().isEmpty()) report.add(VAL_030, "contents");
  }
}
