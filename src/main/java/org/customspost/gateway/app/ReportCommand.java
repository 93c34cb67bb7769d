package org.customspost.gateway.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.dossier.report.Asked;
import org.customspost.gateway.dossier.report.Report;
import org.customspost.gateway.dossier.report.ReportCsv;
import org.customspost.gateway.dossier.report.ReportJson;
import org.customspost.gateway.dossier.report.Reports;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How good item data was, and how fast customs answered. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Reports on a period: items, what was refused, what customs held and how fast it answered.",
      "Why items were refused, whether item data was there before despatch and before departure, and"
          + " HS codes, too; by lane, and over time. Sums only. Numbers below five are not told, nor"
          + " what they could be worked out of."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway report",
      "  ./gateway report --month 2026-11 --sender north-post",
      "  ./gateway report --from 2026-01-01 --to 2026-12-31 --lane GB-DE --csv > lane.csv",
      "",
      "Without a period: the last 30 days. Days are those of UTC. --lane GB- is all from GB.",
      "Exit code 0; 1 where there is nothing of the sender."
    })
final class ReportCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 1;

  @Option(names = "--month", paramLabel = "YYYY-MM", description = "A whole month.")
  private String month = "";

  @Option(names = "--from", paramLabel = "DAY", description = "First day.")
  private String from = "";

  @Option(names = "--to", paramLabel = "DAY", description = "Last day (default: today).")
  private String to = "";

  @Option(names = "--sender", paramLabel = "NAME", description = "Only this partner's items.")
  private String sender = "";

  @Option(names = "--lane", paramLabel = "FROM-TO", description = "Only these countries.")
  private String lane = "";

  @ArgGroup private Form form = new Form();

  /** At most one of them. */
  static final class Form {
    @Option(names = "--csv", description = "For a spreadsheet.")
    private boolean csv;

    @Option(names = "--json", description = "For a script.")
    private boolean json;
  }

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Asked asked =
        Asked.of(new Asked.Typed(month, from, to, sender, lane), LocalDate.now(ZoneOffset.UTC));
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS)) {
      Report report = journal.database().transaction(handle -> report(handle, asked));
      PrintWriter out = spec.commandLine().getOut();
      out.print(text(report));
      out.flush();
    }
    return 0;
  }

  private static Report report(Handle handle, Asked asked) {
    List<String> senders = Reports.senders(handle);
    if (!asked.sender().isEmpty() && !senders.contains(asked.sender()))
      throw new GatewayException(
          Finding.of(
              ErrorCode.TRK_652,
              Place.NOWHERE,
              "sender",
              asked.sender(),
              "allowed",
              senders.isEmpty() ? "none" : String.join(", ", senders)));
    return Reports.of(handle, asked);
  }

  private String text(Report report) throws IOException {
    if (form.json) return PrettyJson.of(json -> ReportJson.write(json, report));
    if (!form.csv) return ReportText.table(report);
    StringWriter text = new StringWriter();
    ReportCsv.write(text, report);
    return text.toString();
  }
}
