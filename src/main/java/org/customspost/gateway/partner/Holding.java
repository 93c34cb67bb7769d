package org.customspost.gateway.partner;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens with an order to hold that nobody at the operator acknowledges.
 *
 * @param acknowledgements message types in which the operator acknowledges
 * @param steps that an order climbs, the shortest time first; empty where it only stays open
 */
public record Holding(List<String> acknowledgements, List<Step> steps) {
  /** Of an operator with whom nothing was agreed: its orders stay open, and are counted. */
  public static final Holding NONE = new Holding(List.of(), List.of());

  public Holding {
    acknowledgements = List.copyOf(acknowledgements);
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param after so long after the order was given
   * @param notice whether the operator gets a new notice
   * @param alert destination of alerts that hears of it; empty for none
   */
  public record Step(Duration after, boolean notice, String alert) {}

  /** When the first step is due; empty where there is none. */
  public Optional<Duration> first() {
    return steps.stream().findFirst().map(Step::after);
  }
}
