package org.customspost.gateway.model;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line of CSV that is opened in a spreadsheet: RFC 4180, and safe against formulas (OWASP). */
public final class CsvLine {
  /** A spreadsheet takes a cell for a formula where it begins like one. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20].*");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("(?s).*[\",\r\n].*");

  private CsvLine() {}

  /** With its end. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    boolean formula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    String safe = formula ? "'" + text : text;
    return QUOTED.matcher(safe).matches() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
