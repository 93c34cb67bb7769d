package org.customspost.gateway.dossier;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * How long partners took lately, on disk: nine of ten times it was not longer. For one transaction;
 * each is asked of the database once.
 */
public final class Paces implements Forecast.Pace {
  /** With fewer nothing can be said. */
  private static final int FEWEST = 5;

  /** So many of the newest count, so many are kept. */
  private static final int COUNTED = 200;

  private static final int KEPT = 1_000;

  private final Handle handle;
  private final Map<String, Optional<Duration>> known = new HashMap<>();
  private final TreeSet<String> added = new TreeSet<>();
  private final PreparedBatch rows;

  public Paces(Handle handle) {
    this.handle = handle;
    this.rows =
        handle.prepareBatch(
            "insert into pace (partner, stage, seconds) values (:partner, :stage, :seconds)");
  }

  @Override
  public Optional<Duration> of(String partner, LoadingState stage) {
    return known.computeIfAbsent(partner + '\n' + stage, key -> ask(partner, stage));
  }

  private Optional<Duration> ask(String partner, LoadingState stage) {
    return handle
        .createQuery(
            "select percentile_disc(0.9) within group (order by seconds) as seconds,"
                + " count(*) as count from (select seconds from pace where partner = :partner"
                + " and stage = :stage order by id desc limit :counted) newest")
        .bind("partner", partner)
        .bind("stage", stage.name())
        .bind("counted", COUNTED)
        .map(
            (row, context) ->
                row.getLong("count") < FEWEST
                    ? Optional.<Duration>empty()
                    : Optional.of(Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000))))
        .one();
  }

  /** One more observation; it counts from the next transaction on. */
  public void add(String partner, LoadingState stage, Duration took) {
    added.add(partner + '\n' + stage);
    rows.bind("partner", partner)
        .bind("stage", stage.name())
        .bind("seconds", took.toMillis() / 1000.0)
        .add();
  }

  /** Writes what was added, and forgets what is old. */
  public void store() {
    if (rows.size() > 0) rows.execute();
    for (String each : added) {
      int end = each.indexOf('\n');
      handle
          .createUpdate(
              "delete from pace where partner = :partner and stage = :stage and id <= (select id"
                  + " from pace where partner = :partner and stage = :stage order by id desc"
                  + " offset :kept limit 1)")
          .bind("partner", each.substring(0, end))
          .bind("stage", each.substring(end + 1))
          .bind("kept", KEPT)
          .execute();
    }
  }
}
