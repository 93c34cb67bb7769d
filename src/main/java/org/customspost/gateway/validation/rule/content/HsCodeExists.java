package org.customspost.gateway.validation.rule.content;

import static org.customspost.gateway.error.ErrorCode.VAL_023;

import java.time.LocalDate;
import java.util.Optional;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.HsCode;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.PieceRule;
import org.customspost.gateway.validation.rule.Report;

/**
 * An HS code, where one is sent, stands in the installed list. The list may hold codes of six
 * digits or more; without the list nothing is demanded.
 */
public final class HsCodeExists implements PieceRule {
  private final Optional<CodeList> list;

  public HsCodeExists(Parameters parameters) {
    list = parameters.installedList("list", "hs");
  }

  @Override
  public void check(ContentPiece piece, int number, Report report) {
    HsCode code = piece.hsCode();
    if (list.isEmpty() || code == null || known(list.get(), code, report.date())) return;
    report.addToPiece(VAL_023, number, "hsCode", "value", code.value(), "list", list.get().name());
  }

  private static boolean known(CodeList list, HsCode code, LocalDate date) {
    return list.meaning(code.subheading(), date) != null
        || list.meaning(code.value(), date) != null;
  }
}
