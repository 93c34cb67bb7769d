package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.customspost.gateway.flow.Catalogue;

/** SFTP files of 1 000 items to signed declarations on a queue, everything embedded and durable. */
final class WholeLine {
  private static final double LEAST_SHARE = 0.01;
  private static final String PEERS = "peers";
  private static final String BEYOND =
      "What the line does that is in none of its parts: of each item it keeps dossier, version, filing, departure,"
          + " document and signature, so that an answer finds its item and a crash what was done: six rows"
          + " beside the body, 14 entries in indexes, two changes of the departure. It hashes what each item"
          + " says, to know it when it comes again; stores the file before it answers, and opens it twice;"
          + " acknowledges it; and serves its sender and its receiver on the same cores.";
  private static final String WHY =
      "Why it is about a third: `cpu.arrival`, `cpu.write` and `cpu.send` together are somewhat more than"
          + " the parts, and as much again is what surrounds them: the server of the journal, the broker, which"
          + " takes each message in and gives it out again, Java's collector and compiler, and the peers. Of"
          + " these the journal is the largest, and it is at what the promise needs; what was taken out of it"
          + " and what was not is told in [0032](decisions/0032-fewer-rows.md).";

  private final Catalogue catalogue;
  private final Path home;
  private final int mostWarmUps;
  private final int rounds;
  private final int files;
  private final Consumer<String> progress;

  WholeLine(
      Catalogue catalogue,
      Path home,
      int mostWarmUps,
      int rounds,
      int files,
      Consumer<String> progress) {
    this.catalogue = catalogue;
    this.home = home;
    this.mostWarmUps = mostWarmUps;
    this.rounds = rounds;
    this.files = files;
    this.progress = progress;
  }

  Result measure() throws IOException {
    List<Figure> figures = new ArrayList<>();
    try (BenchFolder folder = BenchFolder.layOut(true)) {
      Parts.with(
          catalogue,
          folder,
          parts -> {
            parts.warmUp(mostWarmUps, progress);
            figures.addAll(byTurns(folder, parts));
          });
    }
    return new Result("line", says(), figures, List.of(BEYOND, WHY));
  }

  /** The line, and each time its parts: what slows the machine down slows both. */
  private List<Figure> byTurns(BenchFolder folder, Parts parts) throws IOException {
    List<Double> rates = new ArrayList<>();
    Map<String, Double> shares = new TreeMap<>();
    List<Figure> counts;
    double items = (double) rounds * files * BenchItems.PER_MESSAGE;
    try (RunningGateway gateway = RunningGateway.start(home, folder);
        Post post = new Post(folder);
        Customs customs = new Customs(folder)) {
      int warmUps =
          new WarmUp(List.of(gateway.pid()), mostWarmUps)
              .run(round -> warmUp(round, post, customs));
      JournalCounts journal = JournalCounts.in(folder.journal());
      for (int round = 0; round < rounds; round++) {
        Map<String, Double> before = seconds(gateway);
        double rate = rate(warmUps + round, post, customs);
        seconds(gateway)
            .forEach(
                (name, value) ->
                    shares.merge(
                        name, (value - before.getOrDefault(name, 0.0)) / items, Double::sum));
        progress.accept("line: round %d of %d, %,.0f items/s".formatted(round + 1, rounds, rate));
        rates.add(rate);
        gateway.standStill(parts::round);
      }
      counts = JournalCounts.in(folder.journal()).since(journal, items);
    }
    List<Figure> figures = ratios(rates, parts);
    figures.addAll(largest(shares));
    figures.addAll(counts);
    return figures;
  }

  private static List<Figure> ratios(List<Double> rates, Parts parts) {
    Figure line = new Figure("line", "items/s", rates, "SFTP to signed on the queue");
    int cores = Runtime.getRuntime().availableProcessors();
    Figure bound =
        new Figure(
            "line.bound",
            "items/s",
            parts.together().stream().map(each -> cores / each).toList(),
            "what %d cores would reach with these parts alone".formatted(cores));
    List<Figure> figures = new ArrayList<>(List.of(line));
    figures.addAll(parts.figures());
    figures.add(bound);
    figures.add(line.over(bound, "line.over.bound", "; wanted: at least 0.33"));
    figures.add(
        new Figure(
            "line.parts",
            "us/item",
            parts.together().stream().map(each -> each * 1e6).toList(),
            "these parts, one after the other; to compare with the sum of cpu.*"));
    return figures;
  }

  private String says() {
    return ("%d files of %,d items a round over SFTP into the gateway's own server; private PostgreSQL and"
            + " broker on the same %d cores, as are the sender and the receiver. One ECDSA P-256 signature"
            + " per declaration. Wall-clock time from the first byte sent until the last declaration was"
            + " received. Rounds count from the one on in which Java's compiler took less than %.0f %% of"
            + " the gateway's time; for each part the same. Line and parts are measured by turns, so that"
            + " what slows the machine down slows both; the gateway stands still (SIGSTOP) while the parts"
            + " run. `cpu.*` is processor time for one item, by"
            + " thread of the gateway: `compiler` and `collector` are Java's own, `broker` and `database`"
            + " serve; `peers` are the sender and the receiver. `journal.*` is what the database"
            + " counted for one item.")
        .formatted(
            files,
            BenchItems.PER_MESSAGE,
            Runtime.getRuntime().availableProcessors(),
            100 * WarmUp.SETTLED);
  }

  private void warmUp(int round, Post post, Customs customs) throws IOException {
    double rate = rate(round, post, customs);
    progress.accept("line: warming up, round %d, %,.0f items/s".formatted(round + 1, rate));
  }

  /** Those who send and receive take their share of the same cores. */
  private static Map<String, Double> seconds(RunningGateway gateway) throws IOException {
    if (!Processes.known()) return Map.of();
    Map<String, Double> seconds = new TreeMap<>(Processes.seconds(gateway.pid()));
    seconds.put(PEERS, Processes.own(ProcessHandle.current().pid()));
    return seconds;
  }

  private double rate(int round, Post post, Customs customs) throws IOException {
    List<byte[]> bytes = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      int number = round * files + file;
      int serial = 1 + number * BenchItems.PER_MESSAGE;
      bytes.add(BenchItems.bytes(BenchItems.PER_MESSAGE, "B" + number, serial, number));
    }
    long before = System.nanoTime();
    for (int file = 0; file < files; file++)
      post.put("b" + (round * files + file) + ".edi", bytes.get(file));
    int items = files * BenchItems.PER_MESSAGE;
    customs.take(items);
    return items * 1e9 / (System.nanoTime() - before);
  }

  /** Who took more than a hundredth of the processor time, and all others together. */
  private static List<Figure> largest(Map<String, Double> shares) {
    double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    List<Figure> figures = new ArrayList<>();
    double others = 0;
    for (Map.Entry<String, Double> each : shares.entrySet()) {
      if (each.getValue() < all * LEAST_SHARE) others += each.getValue();
      else figures.add(share(each.getKey(), each.getValue(), all));
    }
    if (all > 0) figures.add(share("others", others, all));
    return figures;
  }

  private static Figure share(String thread, double seconds, double all) {
    String name = "cpu." + thread.replace(' ', '-').toLowerCase(Locale.ROOT);
    String says = "%.0f %% of all processor time".formatted(100 * seconds / all);
    return Figure.once(name, "us/item", seconds * 1e6, says);
  }
}
