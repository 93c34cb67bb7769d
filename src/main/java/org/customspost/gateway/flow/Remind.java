package org.customspost.gateway.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/** Looks again, when the time has come, at what is awaited from partners. */
public final class Remind {

  /** What is looked at. */
  @FunctionalInterface
  interface Look {
    /**
     * Says what there is to say; empty where nothing is awaited any more, else when to look again.
     */
    Optional<Duration> at(Handle handle, long subject);
  }

  private final Database database;
  private final Work work;
  private final Look look;

  Remind(Database database, Work work, Look look) {
    this.database = database;
    this.work = work;
    this.look = look;
  }

  public void remind(List<Work.Entry> due) {
    database.run(
        handle -> {
          List<Work.Entry> done = new ArrayList<>();
          for (Work.Entry each : due) if (!awaited(handle, each)) done.add(each);
          work.done(handle, done);
        });
  }

  /** Gives back what is awaited still: all of it for when the first is to be looked at. */
  private boolean awaited(Handle handle, Work.Entry entry) {
    List<Long> left = new ArrayList<>();
    List<Duration> pauses = new ArrayList<>();
    for (long each : entry.subjects())
      look.at(handle, each)
          .ifPresent(
              again -> {
                left.add(each);
                pauses.add(again);
              });
    if (left.isEmpty()) return false;
    work.postpone(handle, entry, left, Collections.min(pauses), "awaited");
    return true;
  }
}
