package org.customspost.gateway.model.codelist;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One code list, from mappings/codelists or config/codelists.
 *
 * @param name the list's number or name, as its file: {@code upu-136}
 * @param rows by code; a code may have several rows with different dates
 */
public record CodeList(String name, Map<String, List<Row>> rows) {
  public CodeList {
    // keeps the order of the file: where several codes have one meaning, the first is written
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * @param meaning what the code says in the canonical model, or its name
   * @param from first day it is valid; null where it always was
   * @param to last day it is valid; null where it still is
   */
  public record Row(String code, String meaning, @Nullable LocalDate from, @Nullable LocalDate to) {
    boolean validOn(LocalDate date) {
      return (from == null || !date.isBefore(from)) && (to == null || !date.isAfter(to));
    }
  }

  /** The meaning of a code on a date, or null. */
  public @Nullable String meaning(String code, LocalDate date) {
    List<Row> found = rows.get(code);
    if (found == null) return null;
    for (Row row : found) if (row.validOn(date)) return row.meaning();
    return null;
  }

  /** The code with that meaning on a date, or null; the first where several have it. */
  public @Nullable String code(String meaning, LocalDate date) {
    for (List<Row> each : rows.values())
      for (Row row : each)
        if (row.meaning().equals(meaning) && row.validOn(date)) return row.code();
    return null;
  }
}
