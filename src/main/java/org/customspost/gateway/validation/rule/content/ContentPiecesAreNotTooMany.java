package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_029;

import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** There are no more content pieces than a declaration can hold. */
public final class ContentPiecesAreNotTooMany implements Rule {
  private final int most;

  public ContentPiecesAreNotTooMany(Parameters parameters) {
    most = parameters.number("most", 99);
  }

  @Override
  public void check(Item item, Report report) {
    int pieces = item.contents().size();
    if (pieces > most)
      report.add(
          VAL_029, "contents", "value", Integer.toString(pieces), "most", Integer.toString(most));
  }
}
