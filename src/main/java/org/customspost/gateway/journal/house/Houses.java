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
import org.jspecify.annotations.Nullable;

/** Looks at the house, for whoever asks. What reads many rows is read at most once a minute. */
public final class Houses {
  /** Many may have the page open; together they ask no more than one of them would. */
  private static final Duration SHOWN_STAYS = Duration.ofSeconds(5);

  private static final Duration UNUSUAL_STAYS = Duration.ofMinutes(1);

  private final Database database;
  private final Supplier<Surroundings> surroundings;
  private final Clock clock;
  private final LongSupplier nanos;
  private final Backlog backlog;
  private final RecentAgeing ageing;
  private List<Remark> unusual = List.of();
  private Instant unusualAt = Instant.MIN;
  private @Nullable House shown;
  private long shownAt;

  /**
   * @param nanos a clock that only goes forward
   */
  public Houses(
      Database database, Supplier<Surroundings> surroundings, Clock clock, LongSupplier nanos) {
    this.database = database;
    this.surroundings = surroundings;
    this.clock = clock;
    this.nanos = nanos;
    this.backlog = new Backlog(nanos);
    this.ageing = new RecentAgeing(nanos);
  }

  public House now() {
    return database.transaction(this::now);
  }

  /** The same for pages that look again and again; some seconds old at most. */
  public synchronized House shown() {
    if (shown == null || nanos.getAsLong() - shownAt > SHOWN_STAYS.toNanos()) {
      shown = now();
      shownAt = nanos.getAsLong();
    }
    return shown;
  }

  /** What can be told also while the database cannot be asked. */
  public House withoutDatabase() {
    return House.unknown(clock.instant(), surroundings.get());
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
    List<Open> waiting = Open.now(handle);
    List<Remark> remarks = new ArrayList<>(Trouble.of(lines, open, waiting, around, now));
    remarks.addAll(unusual(handle, now));
    remarks.sort(Comparator.comparing(Remark::kind).thenComparing(Remark::partner));
    return new House(
        now,
        lines,
        waiting,
        open,
        lastHour(handle, now),
        around.certificates(),
        around.disks(),
        around.noIntake(),
        remarks);
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
