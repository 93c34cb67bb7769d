package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** How long {@code ./gateway run} takes until it is ready, and what it holds when idle. */
final class Start {
  private static final long IDLE_NANOS = 5_000_000_000L;

  private final Path home;
  private final int rounds;
  private final Consumer<String> progress;

  Start(Path home, int rounds, Consumer<String> progress) {
    this.home = home;
    this.rounds = rounds;
    this.progress = progress;
  }

  Result measure() throws IOException {
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      progress.accept("start: round %d of %d".formatted(round, rounds));
      try (BenchFolder folder = BenchFolder.layOut(true)) {
        start(folder, round == 0 ? new ArrayList<>() : first, new ArrayList<>());
        start(folder, round == 0 ? new ArrayList<>() : later, memory);
      }
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "start.ready",
            "s",
            later,
            "launcher to ready, with a database that is there; wanted: under 4"));
    figures.add(
        new Figure("start.first", "s", first, "the same where the database has to be made first"));
    if (!memory.isEmpty())
      figures.add(
          new Figure(
              "start.memory",
              "MB",
              memory,
              "the gateway's own process, idle for 5 s; wanted: under 300"));
    return new Result(
        "start",
        "`./gateway run` with two partners, private database and broker, in wall-clock time; one"
            + " start before is not counted.",
        figures,
        List.of());
  }

  private void start(BenchFolder folder, List<Double> seconds, List<Double> megabytes)
      throws IOException {
    try (RunningGateway gateway = RunningGateway.start(home, folder)) {
      seconds.add(gateway.secondsToReady());
      if (!Processes.known()) return;
      long until = System.nanoTime() + IDLE_NANOS;
      while (System.nanoTime() < until) LockSupport.parkNanos(until - System.nanoTime());
      megabytes.add(Processes.residentMegabytes(gateway.pid()));
    }
  }
}
