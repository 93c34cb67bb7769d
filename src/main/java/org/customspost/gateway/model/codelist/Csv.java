package org.customspost.gateway.model.codelist;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated rows with a heading row. Lines that begin with # are remarks; a cell in double
 * quotes may hold commas, and a doubled quote is a quote. No cell spans lines.
 */
public interface Csv {
  /**
   * @param line 1-based line in the file
   * @param cells stripped of blanks around them
   */
  record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** The cell in that column, counted from 0; empty where the row is shorter. */
    public String cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
  }

  /** All rows, the heading first. Remarks and blank lines are left out. */
  static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String shown = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
      if (shown.isBlank() || shown.startsWith("#")) continue;
      rows.add(new Row(number, cells(shown)));
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
