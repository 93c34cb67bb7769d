package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_020;

import java.math.BigDecimal;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/** The value has no more digits than declarations can hold (WCO n..16,3). */
public final class ValueFitsDeclarations implements PieceRule {
  private final int digits;
  private final int decimals;

  public ValueFitsDeclarations(Parameters parameters) {
    digits = parameters.number("digits", 16);
    decimals = parameters.number("decimals", 3);
  }

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    Money value = piece.value();
    if (value == null || fits(value.amount())) return;
    report.addToPiece(
        VAL_020,
        number,
        "value",
        "value",
        value.toString(),
        "digits",
        Integer.toString(digits),
        "decimals",
        Integer.toString(decimals));
  }

  private boolean fits(BigDecimal amount) {
    if (amount.scale() >= 0 && amount.scale() <= decimals) return amount.precision() <= digits;
    BigDecimal bare = amount.stripTrailingZeros();
    int whole = bare.precision() - bare.scale();
    int fraction = Math.max(bare.scale(), 0);
    return fraction <= decimals && whole + fraction <= digits;
  }
}
