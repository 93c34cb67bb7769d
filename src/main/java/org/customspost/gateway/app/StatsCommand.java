package org.customspost.gateway.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.journal.Ageing;
import org.customspost.gateway.journal.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is open and how old it is, from the journal of a gateway that runs or rests. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what is open, and how old it is.",
      "Holds that no operator has acknowledged.",
      "Referrals that posts have not answered, clocks that run by whose turn it is, the next flights,",
      "and the items whose deadlines are next. Personal values are not shown."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway stats",
      "  ./gateway stats --json | jq '.flights[] | select(.mayMiss > 0)'",
      "",
      "Exit code 0."
    })
final class StatsCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 2;

  @Option(names = "--json", description = "For a script.")
  private boolean json;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder of gateway.yaml (default: config/ of the gateway).")
  private Path config = Gateway.home().resolve("config");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Findings findings = new Findings();
    Settings settings =
        Settings.read(Gateway.home(), config.toAbsolutePath().normalize(), findings);
    findings.throwIfRejected();
    try (Closing closing = new Closing()) {
      Database database =
          closing.add(Database.open(Memory.addressForCommand(settings, closing), CONNECTIONS));
      Ageing ageing = database.transaction(Ageing::now);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? AgeingText.json(ageing) : AgeingText.table(ageing, Instant.now()));
      out.flush();
    }
    return 0;
  }
}
