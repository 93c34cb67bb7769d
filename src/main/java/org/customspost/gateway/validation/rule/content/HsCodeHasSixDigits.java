package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_021;
import static org.customspost.gateway.error.ErrorCode.VAL_022;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.HsCode;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** Every content piece has an HS code of six digits, or of more where an entry says so. */
public final class HsCodeHasSixDigits implements PieceRule {
  private final int digits;

  public HsCodeHasSixDigits(Parameters parameters) {
    digits = parameters.number("digits", 6);
  }

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    HsCode code = piece.hsCode();
    String wanted = Integer.toString(digits);
    if (code == null) {
      report.addToPiece(VAL_021, number, "hsCode", "digits", wanted);
    } else if (code.value().length() < digits) {
      report.addToPiece(VAL_022, number, "hsCode", "value", code.value(), "digits", wanted);
    }
  }
}
