package org.customspost.gateway.validation.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;

/** Gathers what the rules find in one item. For one thread. */
public final class Report {
  private final LocalDate date;
  private final Place item;
  private final List<Finding> findings = new ArrayList<>(0);
  private String rule = "";
  private Optional<Severity> severity = Optional.empty();

  public Report(LocalDate date, Place item) {
    this.date = date;
    this.item = item;
  }

  /** The day on which the item is judged. */
  public LocalDate date() {
    return date;
  }

  /** From now on findings are of that entry; a severity given there overrides the code's. */
  public void of(String entry, Optional<Severity> override) {
    rule = entry;
    severity = override;
  }

  /** A finding about a field of the whole item. */
  public void add(ErrorCode code, String field, String... namedValues) {
    add(code, item.withField(field), namedValues);
  }

  /**
   * @param piece 1-based number of the content piece
   * @param field the piece's field, such as {@code hsCode}
   */
  public void addToPiece(ErrorCode code, int piece, String field, String... namedValues) {
    add(code, item.withPiece(piece).withField("contents[" + piece + "]." + field), namedValues);
  }

  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void add(ErrorCode code, Place place, String... namedValues) {
    Map<String, String> values = new LinkedHashMap<>(Finding.of(code, place, namedValues).values());
    values.put("rule", rule);
    Finding found = new Finding(code, place, values);
    findings.add(
        severity.isEmpty() || severity.get() == code.severity() ? found : overridden(found));
  }

  // A code has one severity; an override is told under a code of its own that names the first.
  private Finding overridden(Finding found) {
    ErrorCode code =
        severity.equals(Optional.of(Severity.WARNING)) ? ErrorCode.VAL_040 : ErrorCode.VAL_041;
    return new Finding(
        code, found.place(), Map.of("text", found.text(), "code", found.code().id(), "rule", rule));
  }
}
