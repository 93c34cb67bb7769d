package org.customspost.gateway.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.access.Passwords;
import org.customspost.gateway.console.access.Tickets;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.journal.As2Departures;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.simulator.Despatch;
import org.customspost.gateway.simulator.Flight;
import org.customspost.gateway.simulator.Play;
import org.customspost.gateway.simulator.Scenario;
import org.customspost.gateway.simulator.Tally;

/** The main job on invented input, everything in one process: gateway, posts and customs. */
final class Demo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final String USER = "demo";
  private static final int PASSWORD_LENGTH = 16;
  private static final int MISSES_SHOWN = 20;
  private static final String HELD = "k-eu-detained";
  private static final String MAILBOX = "kauri-post";
  private static final List<String> TRACED =
      List.of("f-documents", "k-rejected", "k-early", "m-north-information", "m-north-forbidden");

  private final PrintWriter out;
  private final boolean terminal;
  private final DemoFolder folder;
  private final Scenario scenario;
  private final Closing closing = new Closing();
  private final Gateway gateway;

  /** Of this run only: a real gateway has no user until somebody makes one. */
  private final String password = Tickets.fresh().substring(0, PASSWORD_LENGTH);

  private final Console console;

  /** Lays out the folder and starts the gateway in it. */
  Demo(Path home, Path data, PrintWriter out, boolean terminal) throws IOException {
    this.out = out;
    this.terminal = terminal;
    folder = DemoFolder.layOut(home, data);
    scenario = folder.scenario();
    out.println("Configuration, keys and data: " + data);
    Findings findings = new Findings();
    Settings settings = Settings.read(home, folder.config(), findings);
    findings.throwIfRejected();
    gateway = closing.add(Gateway.start(settings));
    console = ConsoleWiring.start(settings, gateway, closing);
    users()
        .add(
            USER,
            new Passwords().hashed(password),
            Set.of("viewer", "support", "privacy", "admin"));
    List<String> schemas = List.copyOf(gateway.rulebook().schemas().installed());
    out.println(
        schemas.isEmpty()
            ? "Official schemas: none installed, our own structures are checked (config/schemas/)"
            : "Official schemas: " + String.join(", ", schemas));
  }

  /** Where people look, and how they sign in there. */
  record Way(Console console, String user, String password) {}

  Users users() {
    return new Users(gateway.memory().database());
  }

  Way way() {
    return new Way(console, USER, password);
  }

  /** Plays the scenario and tells how it ended; true where all is as the scenario says. */
  boolean play() throws IOException, InterruptedException {
    out.printf(
        "%d items; %d files from %d posts and %d carrier; %d customs administrations%n",
        scenario.items(),
        scenario.shipments().size(),
        scenario.posts().size(),
        scenario.carriers().size(),
        scenario.customs().size());
    out.flush();
    long start = System.nanoTime();
    try (Play play = new Play(scenario, folder.folders(), Instant.now())) {
      ProgressLine progress =
          new ProgressLine(out, terminal, "messages at the partners", play.total());
      Tally tally = play.run(PATIENCE, CALM, progress);
      progress.end();
      Duration took = Duration.ofNanos(System.nanoTime() - start).minus(CALM);
      As2Departures.Tally ours =
          gateway.memory().database().transaction(new As2Departures()::tally);
      tell(tally, ours, took);
      boolean matched = tellMatch();
      tellWhereToLook();
      return tally.asPlanned() && ours.sent() == ours.proved() && matched;
    }
  }

  private void tell(Tally tally, As2Departures.Tally ours, Duration took) {
    out.printf("%nAfter %.1f s, by what the partners saw:%n%n", took.toMillis() / 1000.0);
    out.printf("  %-42s %8s %8s%n", "outcome", "expected", "actual");
    tally.lines().forEach(this::row);
    // the one thing that no partner sees: whether its receipts were good enough for us
    row(new Tally.Line("AS2 messages from us, their receipt proved", ours.sent(), ours.proved()));
    out.println();
    tally.misses().stream()
        .limit(MISSES_SHOWN)
        .forEach(each -> out.println("  not as planned: " + each));
    if (tally.misses().size() > MISSES_SHOWN)
      out.println("  … and " + (tally.misses().size() - MISSES_SHOWN) + " more");
  }

  /** What is announced, declared and decided, compared; true where it is as the scenario says. */
  private boolean tellMatch() throws InterruptedException {
    boolean asPlanned = true;
    for (Flight each : scenario.flights()) {
      List<Tally.Line> lines = new DemoMatch(gateway.memory().database(), each).lines();
      out.printf("  %-42s %8s %8s%n", "match of flight " + each.name(), "expected", "actual");
      lines.forEach(this::row);
      asPlanned &= DemoMatch.asPlanned(lines);
    }
    out.println();
    return asPlanned;
  }

  private void tellWhereToLook() {
    out.println(
        "The console: " + console.uri() + "  (sign in as " + USER + ", password " + password + ")");
    out.println(
        "An item that customs holds: "
            + console.uri().resolve("/items/" + scenario.itemId(scenario.group(HELD), 0)));
    out.println("What each partner sent and received: " + shown(folder.folders().kept()));
    out.printf(
        "A mailbox to put a file of yours into: sftp -P %d %s@127.0.0.1  (its password: %s)%n",
        gateway.sftpPort(),
        MAILBOX,
        shown(folder.config().resolve("keys/" + MAILBOX + ".password")));
    out.println("See what happened to an item:");
    for (String group : TRACED)
      trace(scenario.itemId(scenario.group(group), 0), "  # " + scenario.group(group).outcome());
    out.println("See what was announced of the flight: its despatches, its waybill");
    for (Despatch each : scenario.despatches()) trace(each.id(LocalDate.now(ZoneOffset.UTC)), "");
    for (Flight each : scenario.flights()) {
      trace(each.waybill(), "");
      out.printf("  ./gateway match --config %s %s%n", shown(folder.config()), each.name());
    }
    out.flush();
  }

  private void trace(String id, String what) {
    out.printf("  ./gateway trace --config %s %s%s%n", shown(folder.config()), id, what);
  }

  private void row(Tally.Line line) {
    out.printf(
        "  %-42s %8d %8d%s%n",
        line.outcome(),
        line.expected(),
        line.actual(),
        line.expected() == line.actual() ? "" : "  <--");
  }

  /** A path as one would type it here. */
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }

  @Override
  public void close() {
    closing.close();
  }
}
