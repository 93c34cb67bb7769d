package org.customspost.gateway.app;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.signing.CurrentKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, at start and once a day, which of our keys and partners' certificates end soon.
 */
final class ExpiryWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

  private final CurrentKeys keys;
  private final Clock time;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> looks;

  ExpiryWatch(CurrentKeys keys, Clock time) {
    this.keys = keys;
    this.time = time;
    clock = Executors.newSingleThreadScheduledExecutor(ExpiryWatch::daemon);
    looks = clock.scheduleAtFixedRate(this::look, 0, 1, TimeUnit.DAYS);
  }

  private void look() {
    try {
      for (Finding each : keys.now().expiring(time.instant())) LOG.warn("{}", each);
    } catch (RuntimeException e) { // one bad look must not end the watch
      LOG.error("the keys could not be looked at", e);
    }
  }

  @Override
  public void close() {
    looks.cancel(false);
    clock.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "expiry-watch");
    thread.setDaemon(true);
    return thread;
  }
}
