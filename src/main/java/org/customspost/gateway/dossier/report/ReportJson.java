package org.customspost.gateway.dossier.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A report as JSON: a number that is not told is the text "&lt;5" or "hidden". */
public final class ReportJson {
  private static final double MILLIS = 1000;

  private ReportJson() {}

  /** One object. */
  public static void write(JsonGenerator json, Report report) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", report.asked().from().toString());
    json.writeStringField("to", report.asked().to().toString());
    json.writeStringField("sender", report.asked().sender());
    json.writeStringField("origin", report.asked().origin());
    json.writeStringField("destination", report.asked().destination());
    json.writeFieldName("total");
    line(json, List.of(), report.total());
    lines(json, "lanes", List.of("sender", "origin", "destination"), report.lanes());
    lines(json, "trend", List.of(report.asked().monthly() ? "month" : "day"), report.trend());
    lines(json, "customs", List.of("customs"), report.customs());
    json.writeArrayFieldStart("findings");
    for (Report.Found each : report.findings()) {
      json.writeStartObject();
      json.writeStringField("code", each.code());
      json.writeBooleanField("refuses", each.refuses());
      cell(json, "items", each.items());
      json.writeStringField("example", each.example());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("holds");
    for (Report.Held each : report.holds()) {
      json.writeStartObject();
      json.writeStringField("reason", each.reason());
      cell(json, "filings", each.filings());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void lines(
      JsonGenerator json, String field, List<String> names, List<Report.Line> lines)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Report.Line each : lines) line(json, names, each);
    json.writeEndArray();
  }

  private static void line(JsonGenerator json, List<String> names, Report.Line line)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < names.size(); i++) json.writeStringField(names.get(i), line.names().get(i));
    for (Measure each : Measure.values()) cell(json, each.word(), line.cell(each));
    seconds(json, "medianSeconds", line.median());
    seconds(json, "p90Seconds", line.nineOfTen());
    json.writeEndObject();
  }

  private static void cell(JsonGenerator json, String name, Cell cell) throws IOException {
    switch (cell.mark()) {
      case SHOWN -> json.writeNumberField(name, cell.count());
      case FEW -> json.writeStringField(name, cell.text());
      case HIDDEN -> json.writeStringField(name, "hidden");
    }
  }

  private static void seconds(JsonGenerator json, String name, Optional<Duration> time)
      throws IOException {
    if (time.isPresent()) json.writeNumberField(name, time.get().toMillis() / MILLIS);
  }
}
