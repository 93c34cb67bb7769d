package org.customspost.gateway.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.dossier.Timing.Until;

/**
 * When something will probably be reached, by how long the same partners took lately.
 *
 * @param stage how long the present stage takes
 * @param after how long what comes after it takes
 */
record Forecast(Duration stage, Duration after) {

  /** How long a partner takes for something. */
  @FunctionalInterface
  interface Pace {
    /** Empty where too little was observed. */
    Optional<Duration> of(String partner, LoadingState stage);
  }

  /** Empty where nobody can say: too little was observed, or the sender has to begin anew. */
  static Optional<Forecast> of(
      LoadingState state, Until until, String customs, String owner, Pace pace) {
    return switch (state) {
      case FILED ->
          pace.of(customs, LoadingState.FILED)
              .flatMap(stage -> then(stage, until == Until.ASSESSED, customs, pace));
      case REGISTERED -> pace.of(customs, state).flatMap(stage -> then(stage, false, "", pace));
      case INFORMATION_WANTED, SCREENING_WANTED ->
          pace.of(owner, state).flatMap(stage -> then(stage, true, customs, pace));
      case REJECTED, ASSESSMENT_COMPLETE, DO_NOT_LOAD, INVALIDATED -> Optional.empty();
    };
  }

  private static Optional<Forecast> then(
      Duration stage, boolean assessed, String customs, Pace pace) {
    if (!assessed) return Optional.of(new Forecast(stage, Duration.ZERO));
    return pace.of(customs, LoadingState.REGISTERED).map(after -> new Forecast(stage, after));
  }

  /** When it will be reached, if the present stage began then. */
  Instant expected(Instant since, Instant now) {
    Instant end = since.plus(stage);
    return (end.isBefore(now) ? now : end).plus(after);
  }
}
