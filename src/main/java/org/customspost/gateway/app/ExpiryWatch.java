package org.customspost.gateway.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.Certificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log, at start and once a day, which of our keys and partners' certificates end soon.
 */
final class ExpiryWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

  private final Rulebook rulebook;
  private final Clock time;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> looks;

  ExpiryWatch(Rulebook rulebook, Clock time) {
    this.rulebook = rulebook;
    this.time = time;
    clock = Executors.newSingleThreadScheduledExecutor(ExpiryWatch::daemon);
    looks = clock.scheduleAtFixedRate(this::look, 0, 1, TimeUnit.DAYS);
  }

  private void look() {
    try {
      for (Finding each : soon(rulebook, time.instant())) LOG.warn("{}", each);
    } catch (RuntimeException e) { // one bad look must not end the watch
      LOG.error("the keys could not be looked at", e);
    }
  }

  /** What ends soon, ours first. */
  static List<Finding> soon(Rulebook rulebook, Instant now) {
    List<Finding> soon = new ArrayList<>(rulebook.keys().check(now));
    rulebook
        .certificates()
        .forEach(
            (alias, family) ->
                Certificates.check(family, now)
                    .forEach(each -> soon.add(each.at(Place.source(alias)))));
    return soon;
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
