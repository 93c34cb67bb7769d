package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.TRK_510;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.dossier.match.Completeness.Verdict;
import org.customspost.gateway.dossier.match.Matches;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether something may be loaded, and what stops it. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a despatch, flight, waybill, receptacle or item may be loaded.",
      "Lists what does not match, by reason: what was announced beside what was declared and what"
          + " customs decided. What each reason means: docs/reference/match.md."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway match DEFRAAGBLALAACN60117     a despatch",
      "  ./gateway match BA816/2026-12-24         a flight; without the day the last one announced",
      "  ./gateway match 057-51987552 --all       a waybill, with the items that match, too",
      "  ./gateway match GBC0715001 --json        a consignment, for scripts",
      "",
      "Exit code 0 where it may be loaded, 1 where it may not, or not yet, or nothing is known."
    })
final class MatchCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 1;

  @Parameters(
      paramLabel = "ID",
      description =
          "Item, receptacle, despatch, consignment, waybill, or flight (BA816/2026-12-24).")
  private String id = "";

  @Option(names = "--all", description = "Lists what matches, too.")
  private boolean all;

  @Option(names = "--json", description = "Prints JSON for scripts.")
  private boolean json;

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Completeness found = completeness();
    if (found.verdict() == Verdict.UNKNOWN) {
      spec.commandLine().getErr().println(Finding.of(TRK_510, Place.NOWHERE, "id", id));
      return 1;
    }
    MatchText text = new MatchText(found, all);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? text.json() : text.table());
    out.flush();
    return found.verdict() == Verdict.YES ? 0 : 1;
  }

  private Completeness completeness() {
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS)) {
      Matches matches = new Matches();
      return journal
          .database()
          .transaction(
              handle -> {
                handle.execute("set transaction isolation level repeatable read, read only");
                return matches.completeness(handle, matches.subject(handle, id));
              });
    }
  }
}
