package org.customspost.gateway.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.report.Measure;
import org.customspost.gateway.dossier.report.Report;
import org.customspost.gateway.journal.house.Spans;

/** A report as tables for a person. */
final class ReportText {
  private static final int MOST_FINDINGS = 20;
  private static final List<String> HEADS =
      List.of(
          "items",
          "refused",
          "",
          "data before despatch",
          "before departure",
          "with HS code",
          "answered",
          "median",
          "nine of ten",
          "held");

  private ReportText() {}

  static String table(Report report) {
    StringBuilder text = new StringBuilder();
    String lane = report.asked().lane();
    text.append("report from ")
        .append(report.asked().from())
        .append(" to ")
        .append(report.asked().to())
        .append(report.asked().sender().isEmpty() ? "" : ", sender " + report.asked().sender())
        .append(lane.isEmpty() ? "" : ", lane " + lane)
        .append(System.lineSeparator());
    AgeingText.table(text, "all", lines(List.of(""), List.of(report.total())));
    AgeingText.table(text, "by lane", lines(List.of("sender", "from", "to"), report.lanes()));
    AgeingText.table(
        text,
        report.asked().monthly() ? "by month" : "by day",
        lines(List.of(report.asked().monthly() ? "month" : "day"), report.trend()));
    AgeingText.table(text, "answers of customs", customs(report));
    AgeingText.table(text, "held because", holds(report));
    AgeingText.table(text, "findings", findings(report));
    text.append(System.lineSeparator())
        .append("<5: one to four are not told. -: not told either, or they could be worked out.")
        .append(System.lineSeparator());
    return text.toString();
  }

  private static List<List<String>> lines(List<String> names, List<Report.Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(names);
    head.addAll(HEADS);
    rows.add(head);
    for (Report.Line each : lines) {
      List<String> row = new ArrayList<>(each.names());
      row.add(plain(each.cell(Measure.ITEMS).text()));
      row.add(plain(each.cell(Measure.REFUSED).text()));
      for (Measure part :
          List.of(
              Measure.REFUSED, Measure.BEFORE_DESPATCH, Measure.BEFORE_DEPARTURE, Measure.CODED))
        row.add(plain(each.share(part)));
      row.addAll(answers(each));
      rows.add(row);
    }
    return rows;
  }

  private static List<String> answers(Report.Line line) {
    return List.of(
        plain(line.cell(Measure.ANSWERED).text()),
        words(line.median()),
        words(line.nineOfTen()),
        plain(line.share(Measure.HELD)));
  }

  private static List<List<String>> customs(Report report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("customs", "answered", "median", "nine of ten", "held"));
    for (Report.Line each : report.customs()) {
      List<String> row = new ArrayList<>(each.names());
      row.addAll(answers(each));
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> holds(Report report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("reason", "declarations", "of those answered"));
    for (Report.Held each : report.holds())
      rows.add(List.of(each.reason(), plain(each.filings().text()), plain(each.share())));
    return rows;
  }

  private static List<List<String>> findings(Report report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("items", "of all", "", "such as"));
    for (Report.Found each : report.findings().stream().limit(MOST_FINDINGS).toList())
      rows.add(
          List.of(
              plain(each.items().text()),
              plain(each.share()),
              each.refuses() ? "refused" : "warned",
              each.example().isEmpty() ? each.code() : each.example()));
    return rows;
  }

  private static String words(Optional<Duration> time) {
    return time.map(Spans::words).orElse("");
  }

  /** A terminal may not have the dash. */
  private static String plain(String text) {
    return text.equals("–") ? "-" : text;
  }
}
