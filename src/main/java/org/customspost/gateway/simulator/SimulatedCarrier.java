package org.customspost.gateway.simulator;

/** A carrier: tells what flies and where receptacles are, hears what must not be loaded. */
final class SimulatedCarrier {
  private final String name;
  private final Seen seen;

  SimulatedCarrier(String name, Seen seen) {
    this.name = name;
    this.seen = seen;
  }

  void understood(Facts facts) {
    if (!facts.first("notice").isEmpty()) seen.warned(facts);
    else if (!facts.first("interchange").isEmpty()) seen.reported(facts);
    else seen.acknowledged(name, facts);
  }
}
