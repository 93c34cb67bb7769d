package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_017;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** Every content piece is one thing or more. */
public final class QuantityIsAtLeastOne implements PieceRule {
  public QuantityIsAtLeastOne(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    Integer quantity = piece.quantity();
    if (quantity == null || quantity < 1)
      report.addToPiece(
          VAL_017, number, "quantity", "value", quantity == null ? "missing" : quantity.toString());
  }
}
