package org.customspost.gateway.app;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One task that is done again and again, on a thread of its own, until it is closed. A round that
 * fails is told in the log; the next one comes.
 */
final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final long LAST_ROUND_SECONDS = 20;

  /** What is done in each round. */
  interface Round {
    void run() throws IOException;
  }

  private final String name;
  private final Round round;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> rounds;

  private Rounds(String name, Duration first, Duration pause, Round round) {
    this.name = name;
    this.round = round;
    clock = Executors.newSingleThreadScheduledExecutor(this::daemon);
    rounds =
        clock.scheduleWithFixedDelay(
            this::once, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The first round comes after one pause. */
  static Rounds every(Duration pause, String name, Round round) {
    return new Rounds(name, pause, pause, round);
  }

  /** The first round comes after a time of its own. */
  static Rounds after(Duration first, Duration pause, String name, Round round) {
    return new Rounds(name, first, pause, round);
  }

  static Rounds atOnceAndEvery(Duration pause, String name, Round round) {
    return new Rounds(name, Duration.ZERO, pause, round);
  }

  private void once() {
    try {
      round.run();
    } catch (ConnectionException e) { // the watch of the database tells it, once for all
      LOG.debug("{}: no database, the next round comes", name, e);
    } catch (IOException | RuntimeException e) { // one bad round must not be the last
      LOG.error("{}: this round failed, the next one comes", name, e);
    }
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Waits for a round that is under way. */
  @Override
  public void close() {
    rounds.cancel(false);
    clock.shutdown();
    try {
      if (!clock.awaitTermination(LAST_ROUND_SECONDS, TimeUnit.SECONDS)) clock.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
