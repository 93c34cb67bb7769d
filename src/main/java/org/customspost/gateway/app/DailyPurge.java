package org.customspost.gateway.app;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Purge;
import org.customspost.gateway.journal.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases once a day what was kept long enough, on one of the gateways that share a journal. */
final class DailyPurge {
  static final String KIND = "purge";

  private static final Logger LOG = LoggerFactory.getLogger(DailyPurge.class);
  private static final LocalTime NIGHT = LocalTime.of(2, 0);
  private static final int PRIORITY = 9;

  private final Database database;
  private final Work work;
  private final Purge purge;
  private final Clock clock;

  DailyPurge(Database database, Work work, Purge purge, Clock clock) {
    this.database = database;
    this.work = work;
    this.purge = purge;
    this.clock = clock;
  }

  /** Sees to it that the next run waits in the journal. */
  void plan() {
    work.enqueueOnce(KIND, next());
  }

  void run(List<Work.Entry> entries) {
    long keys = purge.destroyKeys();
    long bytes = purge.freeSpace();
    LOG.info("erased what was kept long enough: {} keys, {} bytes of disk given back", keys, bytes);
    database.run(
        handle -> {
          work.done(handle, entries);
          work.enqueue(handle, KIND, List.of(next()));
        });
  }

  private Work.Task next() {
    LocalDateTime now = LocalDateTime.now(clock);
    LocalDateTime night = now.toLocalDate().atTime(NIGHT);
    Duration until = Duration.between(now, night.isAfter(now) ? night : night.plusDays(1));
    return new Work.Task(0, "", PRIORITY, until);
  }
}
