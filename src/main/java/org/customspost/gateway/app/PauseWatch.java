package org.customspost.gateway.app;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees within a second which channels somebody has paused or resumed, on whichever gateway or
 * command line. The database is asked, not told by: a pause must hold also where a word is lost.
 */
final class PauseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PauseWatch.class);
  private static final long EVERY_MILLIS = 1_000;

  private final Paused paused;
  private final DoorKeeper keeper;
  private final Runnable resumed;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> looks;

  /**
   * @param resumed told when something that stood still may leave again
   */
  PauseWatch(Paused paused, DoorKeeper keeper, Runnable resumed) {
    this.paused = paused;
    this.keeper = keeper;
    this.resumed = resumed;
    clock = Executors.newSingleThreadScheduledExecutor(PauseWatch::daemon);
    looks =
        clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Set<String> before = paused.renewed();
      Set<String> now = paused.channels();
      if (now.equals(before)) return;
      keeper.pausesChanged(without(before, now), without(now, before));
      resumed.run();
    } catch (JdbiException e) {
      LOG.debug("the pauses could not be looked at: {}", e.getMessage());
    } catch (RuntimeException e) { // one bad look must not end the watch
      LOG.error("the pauses could not be looked at", e);
    }
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(others);
    return left;
  }

  @Override
  public void close() {
    looks.cancel(false);
    clock.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "pause-watch");
    thread.setDaemon(true);
    return thread;
  }
}
