package org.customspost.gateway.dossier.report;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.customspost.gateway.model.CsvLine;

/** A report as CSV (RFC 4180): one line for each line of its tables, with the same columns. */
public final class ReportCsv {
  private static final List<String> HEAD =
      List.of("table", "sender", "origin", "destination", "day", "customs", "code", "reason");
  private static final int NAMES = HEAD.size();
  private static final double MILLIS = 1000;

  private final Appendable out;

  private ReportCsv(Appendable out) {
    this.out = out;
  }

  public static void write(Appendable out, Report report) throws IOException {
    new ReportCsv(out).write(report);
  }

  private void write(Report report) throws IOException {
    List<String> head = new ArrayList<>(HEAD);
    for (Measure each : Measure.values()) head.add(each.word());
    head.addAll(List.of("medianSeconds", "p90Seconds", "example"));
    line(head);
    write("total", report.total(), i -> -1);
    for (Report.Line each : report.lanes()) write("lane", each, i -> 1 + i);
    String trend = report.asked().monthly() ? "month" : "day";
    for (Report.Line each : report.trend()) write(trend, each, i -> 4);
    for (Report.Line each : report.customs()) write("customs", each, i -> 5);
    for (Report.Found each : report.findings()) {
      List<String> cells = names("finding", 6, each.code());
      cells.add(text(each.items()));
      cells.add(each.refuses() ? text(each.items()) : "0");
      while (cells.size() < NAMES + Measure.values().length + 2) cells.add("");
      cells.add(each.example());
      line(cells);
    }
    for (Report.Held each : report.holds()) {
      List<String> cells = names("hold", 7, each.reason());
      while (cells.size() < NAMES + List.of(Measure.values()).indexOf(Measure.HELD)) cells.add("");
      cells.add(text(each.filings()));
      cells.addAll(List.of("", "", ""));
      line(cells);
    }
  }

  private void write(String table, Report.Line line, IntFunction<Integer> column)
      throws IOException {
    List<String> cells = names(table, -1, "");
    for (int i = 0; i < line.names().size(); i++)
      if (column.apply(i) >= 0) cells.set(column.apply(i), line.names().get(i));
    for (Measure each : Measure.values()) cells.add(text(line.cell(each)));
    cells.add(seconds(line.median()));
    cells.add(seconds(line.nineOfTen()));
    cells.add("");
    line(cells);
  }

  private static List<String> names(String table, int column, String name) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < NAMES; i++) cells.add(i == 0 ? table : i == column ? name : "");
    return cells;
  }

  private static String text(Cell cell) {
    return cell.mark() == Cell.Mark.HIDDEN ? "hidden" : cell.text();
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(each -> Double.toString(each.toMillis() / MILLIS)).orElse("");
  }

  private void line(List<String> cells) throws IOException {
    out.append(new CsvLine(cells).text());
  }
}
