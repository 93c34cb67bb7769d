package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.TRK_403;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.Resubmit;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Parked;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets parked interchanges and departures go on, and keeps who said so and why. */
@Command(
    name = "resubmit",
    mixinStandardHelpOptions = true,
    description = {
      "Gives what is parked back to the line, when its cause is mended.",
      "Nothing gets a new identity. A running gateway goes on with it within seconds. What is not",
      "parked is left alone, so that saying it twice does no harm."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway resubmit --dry-run CP000000001X         what would go on",
      "  ./gateway resubmit --reason \"key renewed\" CP000000001X items-0715.edi",
      "",
      "Exit code 0 where something was parked under each id, 1 where nothing was."
    })
final class ResubmitCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 4;
  private static final int LONGEST_REASON = 200;

  @Parameters(
      paramLabel = "ID",
      arity = "1..*",
      description = "S10 item id, LRN, notice id, control reference or file name.")
  private List<String> ids = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why it can go on now; kept, so no personal data.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so (default: your log-in).")
  private String by = System.getProperty("user.name", "unknown");

  @Option(names = "--dry-run", description = "Only shows what would go on.")
  private boolean dryRun;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "Folder of gateway.yaml (default: config/ of the gateway).")
  private Path config = Gateway.home().resolve("config");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean reasoned = !reason.isBlank() && reason.length() <= LONGEST_REASON;
    if (!dryRun && !reasoned)
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--reason is needed: why can it go on now? At most 200 characters.");
    Findings findings = new Findings();
    Settings settings =
        Settings.read(Gateway.home(), config.toAbsolutePath().normalize(), findings);
    findings.throwIfRejected();
    try (Closing closing = new Closing()) {
      Database database =
          closing.add(Database.open(Memory.addressForCommand(settings, closing), CONNECTIONS));
      Resubmit resubmit = new Resubmit(new Parked(), closing.add(new Work(database)), new Log());
      return database.transaction(handle -> resubmit(handle, resubmit));
    }
  }

  private int resubmit(Handle handle, Resubmit resubmit) {
    List<Parked.One> all = new ArrayList<>();
    int exit = 0;
    for (String id : ids) {
      List<Parked.One> found = new Parked().under(handle, id.strip());
      for (Parked.One each : found) if (!all.contains(each)) all.add(each);
      if (!found.isEmpty()) continue;
      exit = 1;
      spec.commandLine().getErr().println(Finding.of(TRK_403, Place.NOWHERE, "id", id));
    }
    if (!dryRun) all = resubmit.again(handle, all, by, reason.strip());
    PrintWriter out = spec.commandLine().getOut();
    for (Parked.One each : all) out.println(line(each));
    out.flush();
    return exit;
  }

  private String line(Parked.One one) {
    String what = one.kind() == null ? "interchange" : one.kind().name().toLowerCase(Locale.ROOT);
    String direction = one.kind() == null ? "from" : "to";
    String problem = one.problem().isEmpty() ? "" : ", was parked: " + one.problem();
    return "%s %s %s %s %s%s"
        .formatted(
            dryRun ? "would go on:" : "goes on:",
            what,
            one.name(),
            direction,
            one.partner(),
            problem);
  }
}
