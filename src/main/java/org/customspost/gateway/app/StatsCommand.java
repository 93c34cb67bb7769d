package org.customspost.gateway.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.journal.house.House;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The house as its home page shows it, from the journal of a gateway that runs or rests. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the house as its home page does, beginning with what somebody should look at.",
      "For each channel what came, left, waits, is parked and was refused today; how long things took"
          + " in the last hour; holds that no operator has acknowledged; and what is open before"
          + " loading. Personal values are not shown."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway stats",
      "  ./gateway stats --json | jq '.remarks[] | select(.urgent) | .text'",
      "  ./gateway stats --json | jq '.flights[] | select(.mayMiss > 0)'",
      "",
      "Exit code 0."
    })
final class StatsCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 2;

  @Option(names = "--json", description = "For a script.")
  private boolean json;

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS)) {
      Surroundings around =
          new Surroundings(
              List.of(),
              Neighbourhood.certificates(Rulebook.keys(journal.settings(), new Findings())),
              Disks.of(journal.settings(), journal.database()).now(),
              "");
      House house =
          new Houses(journal.database(), () -> around, Clock.systemUTC(), System::nanoTime).now();
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? HouseText.json(house) : HouseText.table(house));
      out.flush();
    }
    return 0;
  }
}
