package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.INT_001;
import static org.customspost.gateway.error.ErrorCode.INT_002;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.app.bench.Bench;
import org.customspost.gateway.app.keys.KeyPlaces;
import org.customspost.gateway.app.keys.KeysCommand;
import org.customspost.gateway.app.users.UserRows;
import org.customspost.gateway.app.users.UsersCommand;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.access.Tokens;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.signing.KeyBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: {@code ./gateway COMMAND}. Its sub-commands say what the gateway can do. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      TranslateCommand.class,
      TraceCommand.class,
      MatchCommand.class,
      AccountCommand.class,
      ResubmitCommand.class,
      ActCommand.class,
      StatsCommand.class,
      ReportCommand.class,
      PurgeCommand.class,
      DemoCommand.class,
      SimulateCommand.class
    },
    description = "Translates postal item data into customs declarations, with a memory.",
    footer = {
      "",
      "Two more things the launcher itself does: it builds on first use, and",
      "  ./gateway verify [--jdk newer] [-- maven arguments]   sets up what the tests need and runs them."
    })
public final class Main implements Runnable {
  private static final int CONNECTIONS_OF_A_COMMAND = 2;
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** Every command, ready to execute; also what the documentation is checked against. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    // By constructor: these do not know the wiring, and nothing goes round in a circle.
    line.addSubcommand(new Bench(Gateway.home(), Main::catalogue, GatewayOutbox::open));
    line.addSubcommand(new KeysCommand(Gateway.home().resolve("config"), Main::keyPlaces));
    line.addSubcommand(new UsersCommand(Gateway.home().resolve("config"), Main::userRows));
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(Main::failed);
    line.registerConverter(LocalDate.class, Main::day);
    return line;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException(
          "\"" + text + "\" is no day such as 2026-11-30");
    }
  }

  /**
   * What stopped a command, in words; the stack trace only in the log, and only for what nobody
   * foresaw.
   */
  private static int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
    if (problem instanceof GatewayException known) {
      for (Finding each : known.findings()) line.getErr().println(each);
      return 1;
    }
    IOException file = fileOf(problem);
    if (file != null) {
      line.getErr().println(trouble(line.getCommandName(), FileTrouble.words(file)));
      return 2;
    }
    LOG.error("{} failed", line.getCommandName(), problem);
    Finding finding =
        Finding.of(
            INT_001,
            Place.NOWHERE,
            "step",
            line.getCommandName(),
            "problem",
            String.valueOf(problem.getMessage()));
    line.getErr().println(finding);
    return 2;
  }

  private static @Nullable IOException fileOf(Exception problem) {
    if (problem instanceof UncheckedIOException wrapped) return wrapped.getCause();
    return problem instanceof IOException file ? file : null;
  }

  private static Finding trouble(String command, String problem) {
    return Finding.of(INT_002, Place.NOWHERE, "command", command, "problem", problem);
  }

  private static Catalogue catalogue(Path home) {
    Findings findings = new Findings();
    return CatalogueFolder.load(home.resolve("mappings"), home.resolve("config"), findings)
        .orElseThrow(() -> new GatewayException(findings.list()));
  }

  private static KeyPlaces keyPlaces(Path config) {
    Findings findings = new Findings();
    Settings settings = Settings.read(Gateway.home(), config, findings);
    Map<String, Path> certificates = settings.certificates().byAlias(findings);
    findings.throwIfRejected();
    return new KeyPlaces(config, settings.keys(), certificates, () -> agreements(settings));
  }

  private static UserRows userRows(Path config) {
    Findings findings = new Findings();
    Settings settings = Settings.read(Gateway.home(), config, findings);
    findings.throwIfRejected();
    Closing closing = new Closing();
    Database database =
        closing.add(
            Database.open(Memory.addressForCommand(settings, closing), CONNECTIONS_OF_A_COMMAND));
    return new UserRows(new Users(database), new Tokens(database), closing::close);
  }

  /** As they are in force, or would be. */
  static Agreements agreements(Settings settings) {
    Findings findings = new Findings();
    Path mappings = settings.home().resolve("mappings");
    Optional<Catalogue> catalogue = CatalogueFolder.load(mappings, settings.config(), findings);
    KeyBook keys = Rulebook.keys(settings, findings);
    findings.throwIfRejected();
    return Agreements.load(
        settings.config(),
        Rulebook.known(catalogue.orElseThrow(), keys, settings.alerts().names()));
  }

  /** Without a command: the help, as an error. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
  }
}
