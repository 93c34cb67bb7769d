package org.customspost.gateway.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.customspost.gateway.partner.Agreement.Deadlines;

/** Until when something is awaited, and when it is told that the time runs out. */
record Deadline(Instant since, Duration within, Deadlines deadlines) {

  Deadline(OffsetDateTime since, Duration within, Deadlines deadlines) {
    this(since.toInstant(), within, deadlines);
  }

  Instant due() {
    return since.plus(within);
  }

  boolean passed(Clock clock) {
    return !clock.instant().isBefore(due());
  }

  boolean close(Clock clock) {
    return !clock.instant().isBefore(warning());
  }

  /** How long until there is something to say. */
  Duration next(Clock clock) {
    return Duration.between(clock.instant(), close(clock) ? due() : warning());
  }

  private Instant warning() {
    return since.plus(deadlines.early(within));
  }
}
