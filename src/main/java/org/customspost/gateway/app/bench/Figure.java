package org.customspost.gateway.app.bench;

import java.util.Arrays;
import java.util.List;

/**
 * One measured quantity.
 *
 * @param name as goals and pages call it: {@code translate.read}
 * @param rounds what each round gave, in the order of measuring; at least one
 * @param says what was measured, in one sentence
 */
record Figure(String name, String unit, List<Double> rounds, String says) {
  Figure {
    rounds = List.copyOf(rounds);
  }

  static Figure once(String name, String unit, double value, String says) {
    return new Figure(name, unit, List.of(value), says);
  }

  double median() {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return Arrays.stream(values()).min().orElseThrow();
  }

  double max() {
    return Arrays.stream(values()).max().orElseThrow();
  }

  /** How often this is the other, round by round: what disturbs the machine disturbs both. */
  Figure over(Figure other, String ratioName, String goal) {
    double[] quotients = values();
    int count = Math.min(quotients.length, other.rounds.size());
    List<Double> ratios =
        java.util.stream.IntStream.range(0, count)
            .mapToObj(i -> quotients[i] / other.rounds.get(i))
            .toList();
    return new Figure(ratioName, "x", ratios, name + " / " + other.name + goal);
  }

  private double[] values() {
    return rounds.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
