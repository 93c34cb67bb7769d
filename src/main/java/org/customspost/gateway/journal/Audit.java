package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * Who did what, and why: kept for ever, in the transaction that did it, without personal data of
 * senders and addressees. Every method runs in the caller's transaction.
 */
public final class Audit {

  /**
   * Who does something.
   *
   * @param name log-in
   * @param role as which the person may
   * @param origin address or machine that it comes from
   */
  public record Who(String name, String role, String origin) {}

  /**
   * One entry.
   *
   * @param done how many things it changed
   * @param left how many it left alone
   */
  public record Entry(
      long id, OffsetDateTime at, Who who, String action, String reason, int done, int left) {}

  /**
   * What became of one thing.
   *
   * @param target kind and number, such as {@code departure:7}
   * @param name as a person knows it
   * @param done false where it was left alone
   */
  public record Line(String target, String name, String partner, boolean done, String outcome) {}

  /** Which entries; what is empty fits all. */
  public record Filter(String who, String action, String partner) {
    public static final Filter ALL = new Filter("", "", "");
  }

  private static final String ENTRY =
      "select a.*, (select count(*) from audit_target t where t.audit = a.id and t.done) as done,"
          + " (select count(*) from audit_target t where t.audit = a.id and not t.done) as left_alone"
          + " from audit a where ";

  /**
   * Begins an entry; who says the same at the same time waits until this one is committed.
   *
   * @param key of the preview that is confirmed
   * @return empty where there is one of that key already
   */
  public OptionalLong begin(Handle handle, Who who, String action, String reason, String key) {
    return handle
        .createQuery(
            "insert into audit (who, role, origin, action, reason, key) values (:name, :role, :origin,"
                + " :action, :reason, :key) on conflict (key) do nothing returning id")
        .bindMethods(who)
        .bind("action", action)
        .bind("reason", reason)
        .bind("key", key)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /** Keeps what became of each. */
  public void keep(Handle handle, long entry, List<Line> lines) {
    Rows rows = Rows.into("audit_target", "audit, position, target, name, partner, done, outcome");
    int position = 0;
    for (Line each : lines)
      rows.add(
          entry,
          ++position,
          each.target(),
          each.name(),
          each.partner(),
          each.done(),
          each.outcome());
    rows.insert(handle);
  }

  /** The entry that was begun under a key. */
  public Entry under(Handle handle, String key) {
    return handle
        .createQuery(ENTRY + "a.key = :key")
        .bind("key", key)
        .map((row, context) -> entry(row))
        .one();
  }

  public Optional<Entry> get(Handle handle, long id) {
    return handle
        .createQuery(ENTRY + "a.id = :id")
        .bind("id", id)
        .map((row, context) -> entry(row))
        .findOne();
  }

  /** What an entry is about. */
  public List<Line> lines(Handle handle, long entry) {
    return handle
        .createQuery("select * from audit_target where audit = :entry order by position")
        .bind("entry", entry)
        .map(
            (row, context) ->
                new Line(
                    row.getString("target"),
                    row.getString("name"),
                    row.getString("partner"),
                    row.getBoolean("done"),
                    row.getString("outcome")))
        .list();
  }

  /**
   * The newest entries first.
   *
   * @param before id of the last one seen; {@link Long#MAX_VALUE} at first
   */
  public List<Entry> page(Handle handle, Filter filter, long before, int most) {
    return handle
        .createQuery(
            ENTRY
                + "a.id < :before and (:who = '' or a.who = :who) and (:action = '' or a.action = :action)"
                + " and (:partner = '' or exists (select from audit_target t where t.audit = a.id"
                + " and t.partner = :partner)) order by a.id desc limit :most")
        .bindMethods(filter)
        .bind("before", before)
        .bind("most", most)
        .map((row, context) -> entry(row))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class),
        new Who(row.getString("who"), row.getString("role"), row.getString("origin")),
        row.getString("action"),
        row.getString("reason"),
        row.getInt("done"),
        row.getInt("left_alone"));
  }
}
