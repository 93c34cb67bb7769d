package org.customspost.gateway.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.simulator.Folders;
import org.customspost.gateway.simulator.Play;
import org.customspost.gateway.simulator.Scenario;
import org.customspost.gateway.simulator.ScenarioFile;
import org.customspost.gateway.simulator.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The simulators alone, against a gateway that runs elsewhere. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(post|carrier|customs)",
    subcommands = {
      SimulateCommand.Posts.class,
      SimulateCommand.Carriers.class,
      SimulateCommand.Customs.class
    },
    description =
        "Plays the posts, the carriers or the customs systems of a scenario against a running gateway.",
    footer = {"", "How a scenario is written: docs/integrating/simulators.md"})
final class SimulateCommand implements Runnable {
  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "The scenario (default: the one of the last demo).",
      scope = picocli.CommandLine.ScopeType.INHERIT)
  private Path scenario = Gateway.home().resolve("data/demo/config/scenario.yaml");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to wait for what is expected (default: ${DEFAULT-VALUE}).",
      scope = picocli.CommandLine.ScopeType.INHERIT)
  private int seconds = 60;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "Which of them: post, carrier or customs?");
  }

  private int play(Scenario.Side side) throws IOException, InterruptedException {
    Findings findings = new Findings();
    Scenario whole =
        ScenarioFile.parse(Files.readString(scenario), scenario.toString(), findings)
            .orElseThrow(() -> new GatewayException(findings.list()));
    PrintWriter out = spec.commandLine().getOut();
    Path here = scenario.toAbsolutePath();
    Folders folders =
        new Folders(here.resolveSibling("simulator"), here.resolveSibling("partners-kept"));
    try (Play play = new Play(whole.only(side), folders, Instant.now())) {
      ProgressLine progress =
          new ProgressLine(out, Boolean.getBoolean("gateway.terminal"), "messages", play.total());
      Tally tally = play.run(Duration.ofSeconds(seconds), Duration.ofSeconds(1), progress);
      progress.end();
      tally.misses().forEach(out::println);
      return tally.asPlanned() ? 0 : 1;
    }
  }

  /** The posts of the scenario. */
  @Command(
      name = "post",
      mixinStandardHelpOptions = true,
      description = {
        "Sends the scenario's files and reads what comes back.",
        "Exit code 0 where the posts saw what the scenario says."
      })
  static final class Posts implements Callable<Integer> {
    @ParentCommand private SimulateCommand parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
      return parent.play(Scenario.Side.POSTS);
    }
  }

  /** The carriers of the scenario. */
  @Command(
      name = "carrier",
      mixinStandardHelpOptions = true,
      description = {
        "Sends the carriers' files: what flies and where receptacles are. Takes what must not be loaded.",
        "Exit code 0 where the carriers saw what the scenario says."
      })
  static final class Carriers implements Callable<Integer> {
    @ParentCommand private SimulateCommand parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
      return parent.play(Scenario.Side.CARRIERS);
    }
  }

  /** The customs systems of the scenario. */
  @Command(
      name = "customs",
      mixinStandardHelpOptions = true,
      description = {
        "Takes declarations, checks their signatures and answers as the scenario says.",
        "Exit code 0 where every declaration came that the scenario says."
      })
  static final class Customs implements Callable<Integer> {
    @ParentCommand private SimulateCommand parent;

    @Override
    public Integer call() throws IOException, InterruptedException {
      return parent.play(Scenario.Side.CUSTOMS);
    }
  }
}
