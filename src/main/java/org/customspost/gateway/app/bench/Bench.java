package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.customspost.gateway.flow.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./gateway bench}: what it measures is given to it, so that it needs no wiring. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the gateway and says on what.",
      "",
      "  translate  decode, read, validate, write, encode; beside StAEDI on the same bytes",
      "  heap       memory while reading files of growing size with a 64 MB heap",
      "  line       SFTP files of 1 000 items to signed declarations on a queue, all durable",
      "  dnl        a do-not-load from customs to the operator, while the line is at full load",
      "  start      time until ready, and memory when idle",
      "  as2        signed and encrypted messages beside foreign AS2 programs; 1 000 partners",
      "  match      a despatch of 10 000 items matched; one message among 100 000 and 1 000 000 open items",
      "  search     ids, stories, lists and text among 1 000 000 items, while 100 a second come in",
      "",
      "Without a NAME all of them. The whole takes some minutes."
    })
public final class Bench implements Callable<Integer> {
  private static final int UNTIL_SETTLED = 10;
  private static final List<String> NAMES =
      List.of("translate", "heap", "line", "dnl", "start", "as2", "match", "search");

  /** Those that start {@code ./gateway run}. */
  private static final Set<String> STARTING = Set.of("line", "dnl", "start", "as2", "search");

  /** Rounds of as2 are long: the whole takes some fifteen minutes. */
  private static final int AS2_ROUNDS = 5;

  private static final int AS2_WARM_UPS = 20;

  /** Of match: one message for so many items of the large despatch. */
  private static final int MESSAGES_OF_ITEMS = 50;

  /** Of search: items that come in each second. */
  private static final int SEARCH_SECOND = 100;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "translate, heap, line, dnl, start, as2, match, search")
  private List<String> names = new ArrayList<>();

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Option(names = "--write", description = "Write them into docs/benchmarks.md too.")
  private boolean write;

  @Option(
      names = "--rounds",
      description = "Measured rounds (default: ${DEFAULT-VALUE}; of as2 at most 5).")
  private int rounds = 7;

  @Option(
      names = "--warm-ups",
      description =
          "Rounds before them; of line and as2 until it is settled, at most ten times as many; of"
              + " as2 at most 20 (default: ${DEFAULT-VALUE}).")
  private int warmUps = 8;

  @Option(names = "--items", description = "Items in one round (default: ${DEFAULT-VALUE}).")
  private int items = 10_000;

  @Option(
      names = "--millis",
      description = "Least processor time of a round of translate (default: ${DEFAULT-VALUE}).")
  private int millis = 1_000;

  @Option(
      names = "--files",
      description = "Files in one round of line (default: ${DEFAULT-VALUE}).")
  private int files = 4;

  @Option(names = "--forbidden", description = "Do-not-loads of dnl (default: ${DEFAULT-VALUE}).")
  private int forbidden = 200;

  @Option(
      names = "--megabytes",
      split = ",",
      description = "Sizes for heap (default: ${DEFAULT-VALUE}).")
  private List<Integer> megabytes = List.of(1, 25, 250);

  @Option(
      names = "--messages",
      description = "AS2 messages of 10 KB in one round (default: ${DEFAULT-VALUE}).")
  private int messages = 1_000;

  @Option(
      names = "--connections",
      description = "AS2 connections at once (default: ${DEFAULT-VALUE}).")
  private int connections = 8;

  @Option(names = "--partners", description = "AS2 partners (default: ${DEFAULT-VALUE}).")
  private int partners = 1_000;

  @Option(
      names = "--large",
      description = "Megabytes of the large AS2 message (default: ${DEFAULT-VALUE}).")
  private int large = 100;

  @Option(
      names = "--open",
      split = ",",
      arity = "1",
      description = "Open items of the two databases of match (default: ${DEFAULT-VALUE}).")
  private List<Integer> open = List.of(100_000, 1_000_000);

  @Option(
      names = "--stored",
      description = "Items in the database of search (default: ${DEFAULT-VALUE}).")
  private int stored = 1_000_000;

  @Option(
      names = "--asked",
      description = "Questions of each kind in a round of search (default: ${DEFAULT-VALUE}).")
  private int asked = 100;

  @Option(names = Heap.INSIDE, hidden = true)
  private int inside;

  @Option(names = As2Large.INSIDE, hidden = true)
  private int insideAs2;

  private final Path home;
  private final Function<Path, Catalogue> catalogues;
  private final Outbox.Opening outboxes;

  /**
   * @param home the project's folder, with {@code mappings} and {@code config}
   * @param catalogues loads the catalogue of a project's folder
   * @param outboxes starts a gateway in this process
   */
  public Bench(Path home, Function<Path, Catalogue> catalogues, Outbox.Opening outboxes) {
    this.home = home;
    this.catalogues = catalogues;
    this.outboxes = outboxes;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (inside > 0) {
      out.println(Heap.alive(catalogues.apply(home), inside));
      return 0;
    }
    if (insideAs2 > 0) {
      out.println(As2Large.passed(home, outboxes, insideAs2));
      return 0;
    }
    for (String each : names)
      if (!NAMES.contains(each))
        throw new ParameterException(
            spec.commandLine(),
            each + " is not a benchmark; there are " + String.join(", ", NAMES));
    Machine machine = Machine.here();
    List<Result> results = new ArrayList<>();
    for (String each : names.isEmpty() ? NAMES : names) results.add(measure(each));
    out.print(json ? Json.of(machine, results) + "\n" : Report.text(machine, results));
    out.flush();
    if (write) write(machine, results);
    return 0;
  }

  private Result measure(String name) throws IOException {
    if (warmUps > 0 && STARTING.contains(name)) ClassArchive.settle(home, this::progress);
    return switch (name) {
      case "translate" ->
          new Translate(catalogues.apply(home), home, items)
              .measure(new Turns(warmUps, rounds, millis * 1_000_000L, this::progress));
      case "heap" -> new Heap(megabytes, home, this::progress).measure();
      case "line" ->
          new WholeLine(
                  catalogues.apply(home),
                  home,
                  warmUps * UNTIL_SETTLED,
                  rounds,
                  files,
                  this::progress)
              .measure();
      case "dnl" ->
          new DoNotLoad(
                  folder -> RunningGateway.start(home, folder),
                  forbidden,
                  BenchItems.PER_MESSAGE,
                  this::progress)
              .measure();
      case "as2" ->
          new As2(
                  home,
                  new As2.Size(
                      Math.min(warmUps * UNTIL_SETTLED, AS2_WARM_UPS),
                      Math.min(rounds, AS2_ROUNDS),
                      messages,
                      connections,
                      partners,
                      large),
                  this::progress)
              .measure();
      case "match" -> match();
      case "search" ->
          new Search(
                  folder -> RunningGateway.start(home, folder),
                  new Search.Size(rounds, stored, asked, SEARCH_SECOND),
                  this::progress)
              .measure();
      default -> new Start(home, rounds, this::progress).measure();
    };
  }

  private Result match() throws IOException {
    if (open.size() != 2)
      throw new ParameterException(spec.commandLine(), "--open takes two numbers, as 1000,10000");
    int each = Math.max(1, items / MESSAGES_OF_ITEMS);
    return new Match(new Match.Size(rounds, open.get(0), open.get(1), items, each), this::progress)
        .measure();
  }

  private void write(Machine machine, List<Result> results) throws IOException {
    Path file = home.resolve("docs/benchmarks.md");
    String day = LocalDate.now(ZoneOffset.UTC).toString();
    new Page(file).put(results.stream().map(each -> Report.section(machine, day, each)).toList());
    progress("written into " + file);
  }

  private void progress(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench: " + what);
    err.flush();
  }
}
