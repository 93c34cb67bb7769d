package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What of {@link Work} is free: how it is seen, and how it is taken on a lease. */
final class FreeWork {
  /** Free to take: due, and not leased or no longer. */
  private static final String FREE =
      " kind = :kind and due <= now() and (lease_until is null or lease_until <= now())";

  private static final String NOT_BUSY = " and partner <> all(:busy)";

  private static final String ORDER = " order by priority, due, id";

  private static final String TAKE =
      " update work set lease_until = clock_timestamp() + make_interval(secs => :seconds), lease_owner = :owner,"
          + " tries = tries + 1 from taken where work.id = taken.id"
          + " returning work.id, work.kind, work.subject, work.others, work.partner, work.priority,"
          + " work.due, work.tries, work.lease_owner";

  private static final String LEASE =
      "with taken as (select id from work where"
          + FREE
          + ORDER
          + " limit :max for update skip locked)"
          + TAKE;

  private static final String LEASE_GROUP =
      "with first as (select id, partner from work where"
          + FREE
          + "%s"
          + ORDER
          + " limit 1 for update skip locked),"
          + " free as (select id, priority, due, 1 + cardinality(others) as subjects from work"
          + " where partner = (select partner from first) and"
          + FREE
          + ORDER
          + " limit :max for update skip locked),"
          + " taken as (select id from (select id, sum(subjects) over (order by priority, due, id)"
          + " - subjects as before from free) as counted where before < :max)"
          + TAKE;

  /** A lease need not be forced to disk: one that is forgotten in a crash is only given again. */
  private static final String QUICKLY = "set local synchronous_commit = off";

  private FreeWork() {}

  static boolean exists(Handle handle, String kind, Set<String> busy) {
    String which = busy.isEmpty() ? FREE : FREE + NOT_BUSY;
    Query query = handle.createQuery("select exists (select from work where" + which + ")");
    if (!busy.isEmpty()) query.bindArray("busy", String.class, busy);
    return query.bind("kind", kind).mapTo(Boolean.class).one();
  }

  static List<Work.Entry> lease(Handle handle, String kind, String owner, int max, double seconds) {
    return take(handle, LEASE, kind, owner, max, seconds, Set.of());
  }

  static List<Work.Entry> leaseGroup(
      Handle handle, String kind, String owner, int max, double seconds, Set<String> busy) {
    String sql = LEASE_GROUP.formatted(busy.isEmpty() ? "" : NOT_BUSY);
    return take(handle, sql, kind, owner, max, seconds, busy);
  }

  private static List<Work.Entry> take(
      Handle handle,
      String sql,
      String kind,
      String owner,
      int max,
      double seconds,
      Set<String> busy) {
    handle.execute(QUICKLY);
    Query query =
        handle
            .createQuery(sql)
            .bind("kind", kind)
            .bind("owner", owner)
            .bind("max", max)
            .bind("seconds", seconds);
    if (!busy.isEmpty()) query.bindArray("busy", String.class, busy);
    return query.map((row, context) -> entry(row)).list().stream()
        .sorted(
            Comparator.comparingInt(Work.Entry::priority)
                .thenComparing(Work.Entry::due)
                .thenComparingLong(Work.Entry::id))
        .toList();
  }

  private static Work.Entry entry(ResultSet row) throws SQLException {
    return new Work.Entry(
        row.getLong("id"),
        row.getString("kind"),
        row.getLong("subject"),
        List.of((Long[]) row.getArray("others").getArray()),
        row.getString("partner"),
        row.getInt("priority"),
        row.getObject("due", OffsetDateTime.class),
        row.getInt("tries"),
        row.getString("lease_owner"));
  }
}
