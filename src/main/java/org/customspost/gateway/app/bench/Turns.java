package org.customspost.gateway.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures several works by turns, so that a busy minute of the machine falls on all of them. A
 * rate is per second of processor time of this whole process, collector and compiler included: what
 * one core does, whatever else the machine is busy with.
 */
final class Turns {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final int warmUps;
  private final int rounds;
  private final long leastNanos;
  private final Consumer<String> progress;

  /**
   * @param leastNanos of processor time in a round; a second is a hundred ticks of most kernels
   */
  Turns(int warmUps, int rounds, long leastNanos, Consumer<String> progress) {
    this.warmUps = warmUps;
    this.rounds = rounds;
    this.leastNanos = Math.max(1, leastNanos);
    this.progress = progress;
  }

  /**
   * One work to measure.
   *
   * @param unit of what it counts, per second: {@code items/s}
   */
  record Part(String name, String unit, String says, Work work) {}

  /** Does a fixed amount and says how much it was. */
  @FunctionalInterface
  interface Work {
    long run() throws IOException;
  }

  /** A figure for each part, in their order. */
  List<Figure> measure(List<Part> parts) throws IOException {
    List<List<Double>> rates = new ArrayList<>();
    for (Part each : parts) {
      rates.add(new ArrayList<>());
      for (int round = 0; round < warmUps; round++) {
        progress.accept(each.name() + ": warming up");
        rate(each);
      }
    }
    for (int round = 1; round <= rounds; round++) {
      for (int i = 0; i < parts.size(); i++) {
        progress.accept("%s: round %d of %d".formatted(parts.get(i).name(), round, rounds));
        rates.get(i).add(rate(parts.get(i)));
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      figures.add(new Figure(part.name(), part.unit(), rates.get(i), part.says()));
    }
    return figures;
  }

  /** Repeats the work until it took long enough for the system's clock, which ticks slowly. */
  private double rate(Part part) throws IOException {
    long before = SYSTEM.getProcessCpuTime();
    long count = 0;
    long took = 0;
    while (took < leastNanos) {
      count += part.work().run();
      took = SYSTEM.getProcessCpuTime() - before;
    }
    return count * 1e9 / took;
  }
}
