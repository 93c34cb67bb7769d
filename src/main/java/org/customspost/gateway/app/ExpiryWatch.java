package org.customspost.gateway.app;

import java.time.Clock;
import java.time.Duration;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.signing.CurrentKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, soon after the start and once a day, which of our keys and partners'
 * certificates end soon.
 */
final class ExpiryWatch implements AutoCloseable {
  /** To say it at the start itself, all certificates would have to be read then. */
  private static final Duration FIRST = Duration.ofSeconds(4);

  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

  private final CurrentKeys keys;
  private final Clock time;
  private final Rounds rounds;

  ExpiryWatch(CurrentKeys keys, Clock time) {
    this.keys = keys;
    this.time = time;
    rounds = Rounds.after(FIRST, Duration.ofDays(1), "expiry-watch", this::look);
  }

  private void look() {
    for (Finding each : keys.now().expiring(time.instant())) LOG.warn("{}", each);
  }

  @Override
  public void close() {
    rounds.close();
  }
}
