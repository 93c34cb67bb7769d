package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_007;
import static org.customspost.gateway.error.ErrorCode.SIG_330;
import static org.customspost.gateway.error.ErrorCode.SIG_331;
import static org.customspost.gateway.error.ErrorCode.SIG_332;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/**
 * How near the end of a certificate is, ours or a partner's: a code for each step, so that whoever
 * watches the log can be louder at the last.
 */
final class Expiry {
  private static final Duration FIRST = Duration.ofDays(60);
  private static final Duration SECOND = Duration.ofDays(30);
  private static final Duration LAST = Duration.ofDays(7);

  private Expiry() {}

  /** What is to be said at a time about what ends then; empty where there is time enough. */
  static Optional<Finding> warning(String name, Instant until, Instant now) {
    return step(Duration.between(now, until))
        .map(
            code ->
                Finding.of(
                    code,
                    Place.NOWHERE,
                    "name",
                    name,
                    "until",
                    until.truncatedTo(ChronoUnit.SECONDS).toString(),
                    "days",
                    Long.toString(Duration.between(now, until).toDays())));
  }

  private static Optional<ErrorCode> step(Duration left) {
    if (left.isNegative()) return Optional.of(SIG_332);
    if (left.compareTo(LAST) < 0) return Optional.of(SIG_331);
    if (left.compareTo(SECOND) < 0) return Optional.of(SIG_007);
    return left.compareTo(FIRST) < 0 ? Optional.of(SIG_330) : Optional.empty();
  }
}
