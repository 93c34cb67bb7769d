package org.customspost.gateway.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line of CSV that is opened in a spreadsheet: RFC 4180, and safe against formulas (OWASP). */
public record CsvLine(List<String> cells) {
  public CsvLine {
    cells = List.copyOf(cells);
  }

  /** A spreadsheet takes a cell for a formula where it begins like one. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*");

  public static CsvLine of(String... cells) {
    return new CsvLine(List.of(cells));
  }

  /** With its end. */
  public String text() {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    String safe = formula ? "'" + text : text;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
