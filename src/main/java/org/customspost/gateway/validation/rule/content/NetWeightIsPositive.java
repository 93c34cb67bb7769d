package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_015;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** Every content piece weighs something. */
public final class NetWeightIsPositive implements PieceRule {
  public NetWeightIsPositive(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    Long grams = piece.netMassGrams();
    if (grams == null || grams <= 0)
      report.addToPiece(
          VAL_015, number, "netMassGrams", "value", grams == null ? "missing" : grams + " g");
  }
}
