package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_025;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** Every content piece has a description. */
public final class DescriptionIsPresent implements PieceRule {
  public DescriptionIsPresent(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    String description = piece.description();
    if (description == null || description.isBlank())
      report.addToPiece(VAL_025, number, "description");
  }
}
