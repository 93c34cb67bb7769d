package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_018;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** Every content piece is worth something, in a currency. */
public final class ValueIsPositive implements PieceRule {
  private final boolean zeroAllowed;

  public ValueIsPositive(Parameters parameters) {
    zeroAllowed = parameters.flag("zero-allowed", false);
  }

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    Money value = piece.value();
    if (value == null) {
      report.addToPiece(VAL_018, number, "value", "value", "missing");
    } else if (value.amount().signum() < (zeroAllowed ? 0 : 1)) {
      report.addToPiece(VAL_018, number, "value", "value", value.toString());
    }
  }
}
