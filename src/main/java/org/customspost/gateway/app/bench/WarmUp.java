package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rounds before those that count: a program that runs for weeks is measured as it is after its
 * first minute, when Java has compiled what is used. Rates alone do not tell: they stand still for
 * seconds while much is still being compiled.
 */
final class WarmUp {
  /** The compiler's share of the processes' processor time in one round. */
  static final double SETTLED = 0.03;

  private final List<Long> pids;
  private final int most;

  /**
   * @param pids of the processes that are measured
   * @param most rounds where it does not settle, or where the system tells nothing of it
   */
  WarmUp(List<Long> pids, int most) {
    this.pids = List.copyOf(pids);
    this.most = most;
  }

  /** One round. */
  @FunctionalInterface
  interface Round {
    void run(int number) throws IOException;
  }

  /** Runs rounds until it has settled; says how many. */
  int run(Round round) throws IOException {
    for (int number = 0; number < most; number++) {
      Map<String, Double> before = own();
      round.run(number);
      if (settled(before, own())) return number + 1;
    }
    return most;
  }

  private Map<String, Double> own() throws IOException {
    if (!Processes.known()) return Map.of();
    Map<String, Double> seconds = new TreeMap<>();
    for (long pid : pids)
      Processes.seconds(pid).forEach((what, own) -> seconds.merge(what, own, Double::sum));
    seconds.remove(Processes.DATABASE);
    return seconds;
  }

  static boolean settled(Map<String, Double> before, Map<String, Double> after) {
    double all = sum(after) - sum(before);
    double compiler =
        after.getOrDefault(Processes.COMPILER, 0.0) - before.getOrDefault(Processes.COMPILER, 0.0);
    return all > 0 && compiler < all * SETTLED;
  }

  private static double sum(Map<String, Double> seconds) {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
