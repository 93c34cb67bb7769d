package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.JRN_030;
import static org.customspost.gateway.error.ErrorCode.JRN_031;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Holds;
import org.customspost.gateway.journal.Holds.Hold;
import org.customspost.gateway.journal.Purge;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.partner.Agreements;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Erases what was kept long enough, says what that would be, and keeps things longer. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description = {
      "Erases the contents whose retention has passed, and gives their disk space back.",
      "Hashes, identifiers, decisions and times stay. A running gateway does the same every night"
          + " and is not disturbed. Broken off, the next run goes on."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway purge --dry-run                                    what would go",
      "  ./gateway purge                                              erases it",
      "  ./gateway purge --keep-item RR473124829GB --reason \"claim 77\" keeps it until that is lifted",
      "  ./gateway purge --keep-partner north-post --reason \"audit\"    keeps all of a partner",
      "  ./gateway purge --lift 3 --reason \"claim settled\"             ends such a hold"
    })
final class PurgeCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 3;
  private static final double MEGABYTE = 1024.0 * 1024;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--dry-run", description = "Only says what would be erased.")
  private boolean dryRun;

  @ArgGroup private @Nullable Keeping keeping;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for a hold or its end.")
  private String reason = "";

  @Spec private CommandSpec spec;

  private static final class Keeping {
    @Option(names = "--keep-item", paramLabel = "S10", description = "Keeps what holds this item.")
    private String item = "";

    @Option(names = "--keep-partner", paramLabel = "NAME", description = "Keeps all of a partner.")
    private String partner = "";

    @Option(names = "--lift", paramLabel = "NUMBER", description = "Ends a hold.")
    private long lift;
  }

  @Override
  public Integer call() {
    Keeping asked = keeping;
    if (asked != null && reason.isBlank())
      throw new ParameterException(spec.commandLine(), "Say why: --reason TEXT");
    QuietLog.untilTrouble();
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS)) {
      if (asked != null) hold(journal.database(), journal.settings(), asked);
      else purge(journal.database(), journal.settings());
    }
    return 0;
  }

  private void purge(Database database, Settings settings) {
    Agreements agreements = Main.agreements(settings);
    Purge purge =
        new Purge(
            database,
            Memory.unitsForCommand(settings, database),
            (partner, which) ->
                agreements
                    .find(partner)
                    .map(each -> each.retention().orElse(settings.retention()))
                    .orElse(settings.retention())
                    .of(which),
            Clock.systemUTC());
    List<Purge.Due> due = purge.due();
    due.forEach(this::say);
    List<Hold> holds = database.transaction(new Holds()::all);
    holds.forEach(this::say);
    if (dryRun) {
      purge.shelves().forEach(this::say);
      say("%d keys would be destroyed.".formatted(due.stream().mapToLong(Purge.Due::keys).sum()));
      return;
    }
    say("%d keys destroyed.".formatted(purge.destroyKeys()));
    say("%.1f MB of disk given back.".formatted(purge.freeSpace() / MEGABYTE));
  }

  private void say(Purge.Due due) {
    String kept = due.kept() == 0 ? "" : ", and %d that stay".formatted(due.kept());
    say(
        "%-16s %-20s %s to %s, after %d days: %d keys%s"
            .formatted(
                due.retentionClass(),
                due.partner(),
                due.from(),
                due.until(),
                due.days(),
                due.keys(),
                kept));
  }

  private void say(Hold hold) {
    say(
        "hold %d keeps %s since %s: %s"
            .formatted(hold.id(), hold.about(), hold.since().toLocalDate(), hold.reason()));
  }

  private void say(Purge.ShelfState shelf) {
    say(
        "shelf %s: %.1f MB on disk, %d keys in force"
            .formatted(shelf.month(), shelf.bytes() / MEGABYTE, shelf.keys()));
  }

  private void hold(Database database, Settings settings, Keeping asked) {
    Holds holds = new Holds();
    long number = asked.lift;
    if (number > 0) {
      List<Hold> known = database.transaction(holds::all);
      Hold lifted =
          database
              .transaction(handle -> holds.lift(handle, number, reason))
              .orElseThrow(() -> notThere(number, known));
      say("Hold %d on %s is lifted.".formatted(number, lifted.about()));
    } else if (!asked.item.isEmpty()) {
      S10Id item = S10Id.parse(asked.item.replace(" ", "").toUpperCase(Locale.ROOT)).orThrow();
      long id = database.transaction(handle -> holds.onItem(handle, item, reason));
      say("Hold %d keeps what there is of %s.".formatted(id, item.value()));
    } else {
      requireKnown(database, settings, asked.partner);
      long id = database.transaction(handle -> holds.onPartner(handle, asked.partner, reason));
      say("Hold %d keeps what there is of %s.".formatted(id, asked.partner));
    }
  }

  private static void requireKnown(Database database, Settings settings, String partner) {
    List<String> agreed =
        Main.agreements(settings).all().stream().map(each -> each.partner()).toList();
    boolean known =
        agreed.contains(partner)
            || database.transaction(handle -> RetentionUnits.knows(handle, partner));
    if (!known)
      throw new GatewayException(
          Finding.of(
              JRN_031, Place.NOWHERE, "partner", partner, "known", String.join(", ", agreed)));
  }

  private static GatewayException notThere(long hold, List<Hold> known) {
    String numbers =
        known.stream().map(each -> Long.toString(each.id())).collect(Collectors.joining(", "));
    return new GatewayException(
        Finding.of(
            JRN_030,
            Place.NOWHERE,
            "hold",
            Long.toString(hold),
            "known",
            numbers.isEmpty() ? "none" : numbers));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
