package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_024;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** Every content piece says in which country it was made. */
public final class OriginOfGoodsIsPresent implements PieceRule {
  public OriginOfGoodsIsPresent(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    if (piece.originCountry() == null) report.addToPiece(VAL_024, number, "originCountry");
  }
}
