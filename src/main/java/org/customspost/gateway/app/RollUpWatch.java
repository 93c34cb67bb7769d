package org.customspost.gateway.app;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.dossier.report.RollUp;
import org.customspost.gateway.journal.Database;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the figures over time up to date; of several gateways on one database one does it. */
final class RollUpWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RollUpWatch.class);
  private static final long SECONDS = 3;
  private static final long END_SECONDS = 20;

  private final Database database;
  private final Clock time;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(RollUpWatch::daemon);
  private final ScheduledFuture<?> runs;

  RollUpWatch(Database database, Clock time) {
    this.database = database;
    this.time = time;
    runs = clock.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      database.run(handle -> RollUp.run(handle, time.instant()));
    } catch (JdbiException e) { // nothing was counted; the next time it is
      LOG.warn("the figures over time were not brought up to date: {}", e.getMessage());
    } catch (RuntimeException e) { // one bad run must not end the watch
      LOG.error("the figures over time were not brought up to date", e);
    }
  }

  @Override
  public void close() {
    runs.cancel(false);
    clock.shutdown();
    try {
      if (!clock.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) clock.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "figures");
    thread.setDaemon(true);
    return thread;
  }
}
