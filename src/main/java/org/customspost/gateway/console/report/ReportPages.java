package org.customspost.gateway.console.report;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.dossier.report.Asked;
import org.customspost.gateway.dossier.report.Cell;
import org.customspost.gateway.dossier.report.Measure;
import org.customspost.gateway.dossier.report.Report;
import org.customspost.gateway.dossier.report.ReportCsv;
import org.customspost.gateway.dossier.report.ReportJson;
import org.customspost.gateway.dossier.report.Reports;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;

/** Reports, asked for by period, sender and lane. */
public final class ReportPages implements Pages {
  private final Database database;
  private final Clock clock;

  public ReportPages(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What the page shows.
   *
   * @param senders of whom there are reports
   */
  public record Model(Report report, List<String> senders) {
    public Model {
      senders = List.copyOf(senders);
    }

    /** Where the same report is found as CSV. */
    public String csv() {
      Asked asked = report.asked();
      return "/reports.csv?from=%s&to=%s&sender=%s&lane=%s"
          .formatted(
              asked.from(),
              asked.to(),
              URLEncoder.encode(asked.sender(), StandardCharsets.UTF_8),
              asked.lane());
    }
  }

  /** What is drawn as a share. */
  public static final List<Measure> SHARES =
      List.of(Measure.REFUSED, Measure.BEFORE_DESPATCH, Measure.CODED, Measure.HELD);

  private static final double PER_CENT = 100;

  /** What a share is called. */
  public static String title(Measure part) {
    return switch (part) {
      case REFUSED -> "Refused";
      case BEFORE_DESPATCH -> "Data before despatch";
      case BEFORE_DEPARTURE -> "Data before departure";
      case CODED -> "With HS code";
      case HELD -> "Held";
      case ITEMS, PIECES, ANNOUNCED, DEPARTING, ANSWERED -> part.word();
    };
  }

  /** When a day or month begins. */
  public static String begin(Report.Line line) {
    String day = line.names().get(0);
    return (day.length() == "2026-11".length() ? day + "-01" : day) + "T00:00:00Z";
  }

  /** For a chart; empty where it is not told. */
  public static String value(Report.Line line, Measure measure) {
    Cell cell = line.cell(measure);
    return cell.told() ? Long.toString(cell.count()) : "";
  }

  /** For a chart; empty where it is not told or there is nothing. */
  public static String perCent(Report.Line line, Measure part) {
    Cell whole = part.whole().map(line::cell).orElse(Cell.shown(0));
    Cell cell = line.cell(part);
    return cell.told() && whole.told() && whole.count() > 0
        ? Double.toString(PER_CENT * cell.count() / whole.count())
        : "";
  }

  public static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  @Override
  public void open(Routes routes) {
    routes.link("Reports", "/reports", Role.VIEWER);
    routes.get("/reports", Role.VIEWER, this::page);
    routes.get("/reports.csv", Role.VIEWER, this::csv);
    routes.get(
        "/api/v1/reports/quality",
        Role.VIEWER,
        call -> {
          Report report = report(call);
          call.json(json -> ReportJson.write(json, report));
        });
  }

  private void page(Call call) {
    List<String> senders = database.transaction(Reports::senders);
    call.show("report/report", "Reports", new Model(report(call), senders));
  }

  private void csv(Call call) throws IOException {
    Report report = report(call);
    StringWriter text = new StringWriter();
    ReportCsv.write(text, report);
    call.download(
        "text/csv; charset=utf-8",
        "report-" + report.asked().from() + "-" + report.asked().to() + ".csv",
        out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private Report report(Call call) {
    Asked asked = asked(call);
    return database.transaction(handle -> Reports.of(handle, asked));
  }

  private Asked asked(Call call) {
    try {
      return Asked.of(
          new Asked.Typed(
              call.query("month").orElse(""),
              call.query("from").orElse(""),
              call.query("to").orElse(""),
              call.query("sender").orElse(""),
              call.query("lane").orElse("")),
          LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    } catch (GatewayException e) {
      throw Refused.unclear(e.findings().get(0).toString());
    }
  }
}
