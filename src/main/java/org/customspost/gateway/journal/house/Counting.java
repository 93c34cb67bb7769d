package org.customspost.gateway.journal.house;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Counts what came and left since it counted last, each row once. A row's number is taken before
 * its transaction ends: rows are counted only when no transaction can be left that has a smaller
 * number and is not done. See docs/decisions/0039-the-house-over-time.md.
 */
public final class Counting {
  /** So many rows of a table at once, so that a long history does not hold anybody up. */
  private static final long MOST = 20_000;

  private static final String TAKE = "select * from roll_up for update skip locked";

  /** A second look, after whoever took a number has begun to write. */
  private static final String LOOK =
      "update roll_up set horizon = pg_snapshot_xmax(pg_current_snapshot()) where horizon is null"
          + " and (seen_arrival, seen_departure, seen_answer)"
          + " is distinct from (counted_arrival, counted_departure, counted_answer)";

  private static final String SETTLED =
      "select coalesce(horizon <= pg_snapshot_xmin(pg_current_snapshot()), false) from roll_up";

  private static final String NEXT =
      "update roll_up set seen_arrival = coalesce((select max(id) from arrival), 0),"
          + " seen_departure = coalesce((select max(id) from departure), 0),"
          + " seen_answer = coalesce((select max(id) from answer), 0), horizon = null,"
          + " counted_at = clock_timestamp()"
          + " where (seen_arrival, seen_departure, seen_answer)"
          + " is not distinct from (counted_arrival, counted_departure, counted_answer)";

  /** Answers with numbers after the first and up to the second. */
  public record Answers(long from, long to) {}

  private record Step(long from, long to) {
    static Step of(long counted, long seen) {
      return new Step(counted, Math.min(seen, counted + MOST));
    }
  }

  private Counting() {}

  /** Empty where another node counts. */
  public static Optional<Answers> next(Handle handle, Instant now) {
    List<Step> steps =
        handle
            .createQuery(TAKE)
            .map(
                (row, context) ->
                    List.of(
                        Step.of(row.getLong("counted_arrival"), row.getLong("seen_arrival")),
                        Step.of(row.getLong("counted_departure"), row.getLong("seen_departure")),
                        Step.of(row.getLong("counted_answer"), row.getLong("seen_answer"))))
            .findOne()
            .orElse(List.of());
    if (steps.isEmpty()) return Optional.empty();
    handle.execute(LOOK);
    boolean settled = handle.createQuery(SETTLED).mapTo(Boolean.class).one();
    long answered = steps.get(2).from();
    Answers answers = new Answers(answered, settled ? steps.get(2).to() : answered);
    if (settled) count(handle, steps);
    unfinished(handle);
    handle.execute(NEXT);
    Traffic.forget(handle, now);
    return Optional.of(answers);
  }

  private static void count(Handle handle, List<Step> steps) {
    Traffic.arrived(handle, begin(handle, Table.ARRIVAL, steps.get(0)));
    begin(handle, Table.DEPARTURE, steps.get(1));
    Step answers = steps.get(2);
    Traffic.answered(handle, answers.from(), answers.to());
    Latency.answered(handle, answers.from(), answers.to());
    handle
        .createUpdate(
            "update roll_up set counted_arrival = :arrival, counted_departure = :departure,"
                + " counted_answer = :answer")
        .bind("arrival", steps.get(0).to())
        .bind("departure", steps.get(1).to())
        .bind("answer", answers.to())
        .execute();
  }

  /** Counts those that are finished, and keeps the others in mind; gives all. */
  private static List<Long> begin(Handle handle, Table table, Step step) {
    Map<Boolean, List<Long>> ids =
        handle
            .createQuery(
                "select t.id, %s as finished from %s t where t.id > :from and t.id <= :to"
                    .formatted(table.finished, table.word))
            .bind("from", step.from())
            .bind("to", step.to())
            .map((row, context) -> Map.entry(row.getBoolean("finished"), row.getLong("id")))
            .collect(
                Collectors.partitioningBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    List<Long> finished = ids.getOrDefault(true, List.of());
    List<Long> open = ids.getOrDefault(false, List.of());
    finished(handle, table, finished);
    handle
        .createUpdate("insert into unfinished (what, id) select :what, unnest(:ids)")
        .bind("what", table.name())
        .bindArray("ids", Long.class, open)
        .execute();
    List<Long> all = new ArrayList<>(finished);
    all.addAll(open);
    return all;
  }

  /** Counts what is finished by now. */
  private static void unfinished(Handle handle) {
    for (Table each : Table.values())
      finished(
          handle,
          each,
          handle
              .createQuery(
                  "delete from unfinished u using %s t where u.what = :what and t.id = u.id and %s returning u.id"
                      .formatted(each.word, each.finished))
              .bind("what", each.name())
              .mapTo(Long.class)
              .list());
  }

  private static void finished(Handle handle, Table table, List<Long> ids) {
    switch (table) {
      case ARRIVAL -> Traffic.ended(handle, ids);
      case DEPARTURE -> {
        Traffic.sent(handle, ids);
        Latency.sent(handle, ids);
      }
    }
  }

  /** What is not finished when its row appears. */
  private enum Table {
    ARRIVAL("t.state not in ('RECEIVED', 'PARKED')"),
    DEPARTURE("t.sent_at is not null");

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String finished;

    Table(String finished) {
      this.finished = finished;
    }
  }
}
