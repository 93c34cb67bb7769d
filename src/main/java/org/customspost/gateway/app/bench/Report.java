package org.customspost.gateway.app.bench;

import java.util.List;
import java.util.Locale;

/** Results as a person reads them, on a terminal or on a page. */
final class Report {
  private Report() {}

  /** For a terminal. */
  static String text(Machine machine, List<Result> results) {
    StringBuilder text = new StringBuilder(machine.line()).append('\n');
    for (Result each : results) {
      text.append('\n').append(each.name()).append(": ").append(each.says()).append("\n\n");
      text.append(
          "  %-24s %12s %12s %12s  %-8s %s%n"
              .formatted("figure", "median", "min", "max", "unit", "what"));
      for (Figure figure : each.figures())
        text.append(
            "  %-24s %12s %12s %12s  %-8s %s%n"
                .formatted(
                    figure.name(),
                    number(figure.median()),
                    number(figure.min()),
                    number(figure.max()),
                    figure.unit(),
                    figure.says()));
      for (String remark : each.remarks()) text.append("  ").append(remark).append('\n');
    }
    return text.toString();
  }

  /** For a page: one section under the benchmark's name. */
  static String section(Machine machine, String day, Result result) {
    StringBuilder page = new StringBuilder("## ").append(result.name()).append("\n\n");
    page.append(result.says()).append("\n\n");
    page.append("Measured ").append(day).append(" on ").append(machine.line()).append(".\n\n");
    page.append("| figure | median | min | max | unit | rounds | what |\n");
    page.append("|---|---:|---:|---:|---|---:|---|\n");
    for (Figure each : result.figures())
      page.append(
          "| `%s` | %s | %s | %s | %s | %d | %s |%n"
              .formatted(
                  each.name(),
                  number(each.median()),
                  number(each.min()),
                  number(each.max()),
                  each.unit(),
                  each.rounds().size(),
                  each.says()));
    for (String each : result.remarks()) page.append("\n").append(each).append("\n");
    return page.toString();
  }

  /** Three digits that count, thousands apart. */
  static String number(double value) {
    if (value >= 1000) return String.format(Locale.ROOT, "%,.0f", value);
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }
}
