package org.customspost.gateway.journal.house;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.customspost.gateway.journal.Ageing;
import org.customspost.gateway.journal.Backlog;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.RecentAgeing;
import org.jdbi.v3.core.Handle;

/** Looks at the house, for whoever asks. What reads many rows is read at most once a minute. */
public final class Houses {
  private static final Duration UNUSUAL_STAYS = Duration.ofMinutes(1);

  private final Database database;
  private final Supplier<Surroundings> surroundings;
  private final Clock clock;
  private final Backlog backlog;
  private final RecentAgeing ageing;
  private List<Remark> unusual = List.of();
  private Instant unusualAt = Instant.MIN;

  /**
   * @param nanos a clock that only goes forward
   */
  public Houses(
      Database database, Supplier<Surroundings> surroundings, Clock clock, LongSupplier nanos) {
    this.database = database;
    this.surroundings = surroundings;
    this.clock = clock;
    this.backlog = new Backlog(nanos);
    this.ageing = new RecentAgeing(nanos);
  }

  public House now() {
    return database.transaction(this::now);
  }

  /** What time has brought, cut as the grain says. */
  public Course course(Grain grain) {
    Instant now = clock.instant();
    return database.transaction(handle -> Course.of(handle, grain, now));
  }

  private House now(Handle handle) {
    Instant now = clock.instant();
    Surroundings around = surroundings.get();
    List<House.Line> lines = Doors.now(handle, backlog.now(handle), around, now);
    Ageing open = ageing.now(handle);
    List<Remark> remarks = new ArrayList<>(Trouble.of(lines, open, around.certificates(), now));
    remarks.addAll(unusual(handle, now));
    remarks.sort(Comparator.comparing(Remark::kind).thenComparing(Remark::partner));
    return new House(
        now, lines, Open.now(handle), open, lastHour(handle, now), around.certificates(), remarks);
  }

  private synchronized List<Remark> unusual(Handle handle, Instant now) {
    if (Duration.between(unusualAt, now).compareTo(UNUSUAL_STAYS) >= 0) {
      unusual = Unusual.now(handle, now);
      unusualAt = now;
    }
    return unusual;
  }

  private static Map<Latency.Stage, Histogram> lastHour(Handle handle, Instant now) {
    Map<Latency.Stage, Histogram> all = new EnumMap<>(Latency.Stage.class);
    for (Latency.Line each : Latency.since(handle, Grain.MINUTE, now.minus(Grain.MINUTE.shown())))
      all.merge(each.stage(), new Histogram(Map.of(each.bucket(), each.count())), Histogram::plus);
    return all;
  }
}
