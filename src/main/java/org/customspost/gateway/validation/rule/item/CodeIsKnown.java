package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_033;
import static org.customspost.gateway.error.ErrorCode.VAL_034;

import java.util.TreeSet;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.validation.rule.Report;
import org.jspecify.annotations.Nullable;

/** A field's code stands in a code list on the day. */
final class CodeIsKnown {
  private final CodeList list;
  private final String field;
  private final String what;

  CodeIsKnown(CodeList list, String field, String what) {
    this.list = list;
    this.field = field;
    this.what = what;
  }

  void check(@Nullable String code, Report report) {
    if (code == null || code.isEmpty()) {
      report.add(VAL_034, field, "what", what);
    } else if (list.meaning(code, report.date()) == null) {
      String allowed = String.join(", ", new TreeSet<>(list.rows().keySet()));
      report.add(VAL_033, field, "value", code, "list", list.name(), "allowed", allowed);
    }
  }
}
