package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.CFG_028;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * Reads a code list from CSV: the columns {@code code,meaning,from,to}, {@code #} before comments.
 * The list's name is the file's name without its ending.
 */
public final class CodeListFile {
  private static final List<String> HEADER = List.of("code", "meaning", "from", "to");

  private CodeListFile() {}

  /** Reads what can be read; every line that cannot is a finding (CFG-028). */
  public static CodeList read(Path file, Findings findings) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
    try {
      return parse(name, Files.readAllLines(file), file.toString(), findings);
    } catch (IOException e) {
      findings.add(
          CFG_001, Place.source(file.toString()), "problem", String.valueOf(e.getMessage()));
      return new CodeList(name, Map.of());
    }
  }

  /**
   * @param source what findings call the file
   */
  static CodeList parse(String name, List<String> lines, String source, Findings findings) {
    Map<String, List<CodeList.Row>> rows = new LinkedHashMap<>();
    boolean header = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) continue;
      List<String> cells = CsvLine.cells(line);
      if (!header) {
        header = true;
        if (cells.equals(HEADER)) continue;
        wrong(findings, source, i, "the first line is not " + String.join(",", HEADER));
      }
      add(rows, cells, source, i, findings);
    }
    return new CodeList(name, rows);
  }

  private static void add(
      Map<String, List<CodeList.Row>> rows,
      List<String> cells,
      String source,
      int line,
      Findings findings) {
    if (cells.size() < 2 || cells.size() > 4 || cells.get(0).isEmpty()) {
      wrong(findings, source, line, "it does not have a code, a meaning and at most two dates");
      return;
    }
    try {
      String code = cells.get(0);
      rows.computeIfAbsent(code, key -> new ArrayList<>())
          .add(new CodeList.Row(code, cells.get(1), date(cells, 2), date(cells, 3)));
    } catch (DateTimeParseException e) {
      wrong(
          findings, source, line, "\"" + e.getParsedString() + "\" is not a date like 2026-07-01");
    }
  }

  private static @Nullable LocalDate date(List<String> cells, int column) {
    return cells.size() <= column || cells.get(column).isEmpty()
        ? null
        : LocalDate.parse(cells.get(column));
  }

  private static void wrong(Findings findings, String source, int line, String problem) {
    findings.add(CFG_028, Place.source(source + ":" + (line + 1)), "problem", problem);
  }
}
