package org.customspost.gateway.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.jdbi.v3.core.Handle;

/** Alerts on disk. Every method runs in the caller's transaction. */
final class AlertRows {
  private static final int TEXTS = 5;
  private static final int MOST = 5_000;

  /**
   * What was found of one code.
   *
   * @param destination the only one that hears of it; empty for all that want the code
   */
  record Cause(
      ErrorCode code,
      String destination,
      long count,
      List<String> texts,
      OffsetDateTime first,
      OffsetDateTime last) {}

  /** An alert that waits, and whether it began to now. */
  record Waiting(long id, boolean fresh) {}

  private static ErrorCode code(ResultSet row) throws SQLException {
    return ErrorCode.valueOf(row.getString("code").replace('-', '_'));
  }

  /** Takes what was found, code by code; a part of it where there is very much. */
  List<Cause> take(Handle handle) {
    return handle
        .createQuery(
            "with taken as (delete from alert_cause where id in (select id from alert_cause"
                + " order by id limit :most for update skip locked) returning *)"
                + ", numbered as (select *, row_number() over (partition by code, destination order by id) as number"
                + " from taken)"
                + " select code, destination, count(*) as count, min(found_at) as first, max(found_at) as last,"
                + " array_agg(text order by id) filter (where number <= :texts) as texts"
                + " from numbered group by code, destination order by code, destination")
        .bind("texts", TEXTS)
        .bind("most", MOST)
        .map((row, context) -> cause(row))
        .list();
  }

  private static Cause cause(ResultSet row) throws SQLException {
    return new Cause(
        code(row),
        row.getString("destination"),
        row.getLong("count"),
        List.of((String[]) row.getArray("texts").getArray()),
        row.getObject("first", OffsetDateTime.class),
        row.getObject("last", OffsetDateTime.class));
  }

  /** Adds to the alert that gathers, or begins one. */
  Waiting gather(Handle handle, String destination, Cause cause) {
    return handle
        .createQuery(
            "insert into alert (destination, code, count, texts, first_at, last_at) values"
                + " (:destination, :id, :count, :lines, :first, :last)"
                + " on conflict (destination, code) where state = 'WAITING' do update set"
                + " count = alert.count + excluded.count, last_at = excluded.last_at"
                + " returning id, (xmax = 0) as fresh")
        .bind("destination", destination)
        .bind("id", cause.code().id())
        .bind("lines", String.join("\n", cause.texts()))
        .bind("count", cause.count())
        .bind("first", cause.first())
        .bind("last", cause.last())
        .map((row, context) -> new Waiting(row.getLong("id"), row.getBoolean("fresh")))
        .one();
  }

  /** How long that destination should hear nothing more of that code; zero where it may. */
  Duration silence(Handle handle, String destination, ErrorCode code, Duration every) {
    Optional<OffsetDateTime> last =
        handle
            .createQuery(
                "select sent_at from alert where destination = :destination and code = :code"
                    + " and state = 'SENT' order by id desc limit 1")
            .bind("destination", destination)
            .bind("code", code.id())
            .mapTo(OffsetDateTime.class)
            .findOne();
    if (last.isEmpty()) return Duration.ZERO;
    Duration left = Duration.between(OffsetDateTime.now(ZoneOffset.UTC), last.get().plus(every));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Takes an alert to be sent: from now on it gathers no more. Empty where it is settled. */
  Optional<Alert> sending(Handle handle, long id) {
    return handle
        .createQuery(
            "update alert set state = 'SENDING' where id = :id and state in ('WAITING', 'SENDING')"
                + " returning *")
        .bind("id", id)
        .map((row, context) -> alert(row))
        .findOne();
  }

  private static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getLong("id"),
        row.getString("destination"),
        code(row),
        row.getLong("count"),
        row.getObject("first_at", OffsetDateTime.class).toInstant(),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        row.getString("texts").lines().toList(),
        row.getInt("tries"));
  }

  void settled(Handle handle, long id, String state, String problem) {
    handle
        .createUpdate(
            "update alert set state = :state, tries = tries + 1, problem = :problem,"
                + " sent_at = case when :state = 'SENT' then clock_timestamp() end where id = :id")
        .bind("state", state)
        .bind("problem", problem)
        .bind("id", id)
        .execute();
  }
}
