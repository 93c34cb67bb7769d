package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;

/** Cuts one line of CSV into trimmed cells; a cell in double quotes may hold commas. */
final class CsvLine {
  private CsvLine() {}

  static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char each = line.charAt(i);
      if (each == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) cell.append(line.charAt(i++));
        else quoted = !quoted;
      } else if (each == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(each);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
