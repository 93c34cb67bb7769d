package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.simulator.Resources;

/** How long a do-not-load takes from customs' queue to the operator's, while the line is busy. */
final class DoNotLoad {
  /** Starts a gateway with that configuration. */
  @FunctionalInterface
  interface Starting {
    AutoCloseable start(BenchFolder folder) throws IOException;
  }

  private static final int FIRST_SERIAL = 90_000_000;
  private static final long PATIENCE_MILLIS = 60_000;
  private static final int FILES_AHEAD = 4;
  private static final double GOAL = 0.99;
  private static final Pattern HOUSE =
      Pattern.compile("<documentNumber>([A-Z]{2}\\d{9}[A-Z]{2})</documentNumber>");
  private static final String FORBIDS =
      Resources.text("/org/customspost/gateway/app/bench/do-not-load.xml");

  private final Starting starting;
  private final int count;
  private final int perFile;
  private final Consumer<String> progress;

  /**
   * @param count of do-not-loads that are measured
   * @param perFile items in one file of the load
   */
  DoNotLoad(Starting starting, int count, int perFile, Consumer<String> progress) {
    this.starting = starting;
    this.count = count;
    this.perFile = perFile;
    this.progress = progress;
  }

  Result measure() throws IOException {
    try (BenchFolder folder = BenchFolder.layOut(true)) {
      folder.partner("bench-origin.yaml");
      folder.partner("bench-security.yaml");
      AutoCloseable gateway = starting.start(folder);
      try (Queues origin = new Queues(folder, "bench-origin", "origin.items", "origin.notices");
          Queues security =
              new Queues(folder, "bench-security", "security.answers", "security.filings")) {
        return measure(folder, origin, security);
      } finally {
        close(gateway);
      }
    }
  }

  static void close(AutoCloseable gateway) throws IOException {
    try {
      gateway.close();
    } catch (Exception e) { // AutoCloseable declares no narrower one
      throw new IOException(e);
    }
  }

  private Result measure(BenchFolder folder, Queues origin, Queues security) throws IOException {
    int quiet = Math.max(1, count / 10);
    List<String> items = filed(origin, security, count + quiet);
    List<Double> idle = new ArrayList<>();
    for (String each : items.subList(0, quiet)) idle.add(seconds(each, origin, security));
    progress.accept("dnl: %d on an idle line".formatted(quiet));
    List<Double> busy = new ArrayList<>();
    double rate;
    try (Load load = Load.full(folder, FILES_AHEAD, perFile)) {
      load.await(2L * perFile);
      long before = load.taken();
      long began = System.nanoTime();
      for (String each : items.subList(quiet, items.size())) {
        busy.add(seconds(each, origin, security));
        if (busy.size() % 50 == 0) progress.accept("dnl: %d of %d".formatted(busy.size(), count));
      }
      // A short measurement must not end before the line has done anything.
      load.await(before + perFile);
      rate = (load.taken() - before) * 1e9 / (System.nanoTime() - began);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return result(idle, busy, rate);
  }

  /** Items of the origin post that are filed before loading. */
  private static List<String> filed(Queues origin, Queues security, int count) throws IOException {
    origin.send(BenchItems.bytes(count, "D1", FIRST_SERIAL, 1));
    List<String> items = new ArrayList<>();
    while (items.size() < count) {
      Optional<String> filing = security.receive(PATIENCE_MILLIS);
      if (filing.isEmpty())
        throw new IOException("only %d of %d filings came".formatted(items.size(), count));
      Matcher house = HOUSE.matcher(filing.get());
      if (house.find()) items.add(house.group(1));
    }
    return items;
  }

  private static double seconds(String item, Queues origin, Queues security) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    byte[] message = FORBIDS.formatted(now, item).getBytes(StandardCharsets.UTF_8);
    long before = System.nanoTime();
    security.send(message);
    while (true) {
      Optional<String> told = origin.receive(PATIENCE_MILLIS);
      if (told.isEmpty()) throw new IOException("nobody was told not to load " + item);
      boolean isNotice = told.get().contains("DO_NOT_LOAD") && told.get().contains(item);
      if (isNotice) return (System.nanoTime() - before) / 1e9;
    }
  }

  private Result result(List<Double> idle, List<Double> busy, double rate) {
    List<Double> sorted = busy.stream().sorted().toList();
    double ninetyNine = sorted.get((int) Math.ceil(sorted.size() * GOAL) - 1);
    List<Figure> figures =
        List.of(
            new Figure("dnl.idle", "s", idle, "on an idle line"),
            new Figure("dnl.busy", "s", busy, "while the line is at full load"),
            Figure.once("dnl.p99", "s", ninetyNine, "of those; wanted: under 2"),
            Figure.once("dnl.line", "items/s", rate, "declarations that customs took meanwhile"));
    String says =
        ("%d do-not-loads, one after the other, each timed from the moment customs puts it on its"
                + " queue until the operator takes the notice off its own. Meanwhile another post keeps"
                + " %d files of %,d items on their way; partners, broker and private PostgreSQL are on"
                + " the same %d cores.")
            .formatted(count, FILES_AHEAD, perFile, Runtime.getRuntime().availableProcessors());
    return new Result("dnl", says, figures, List.of());
  }
}
