package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * What waits to be done, shared by all nodes. A node takes entries on a lease, does them, and
 * deletes them in the transaction that keeps their result. A lease that runs out, because its node
 * died, makes the entry free again. All times are those of the database's clock.
 */
public final class Work implements AutoCloseable {
  /** Free to take: due, and not leased or no longer. */
  private static final String FREE =
      " kind = :kind and due <= now() and (lease_until is null or lease_until <= now())";

  private static final String NOT_BUSY = " and partner <> all(:busy)";

  private static final String ORDER = " order by priority, due, id";

  private static final String TAKE =
      " update work set lease_until = clock_timestamp() + make_interval(secs => :seconds), lease_owner = :owner,"
          + " tries = tries + 1 from taken where work.id = taken.id"
          + " returning work.id, work.kind, work.subject, work.partner, work.priority, work.due,"
          + " work.tries, work.lease_owner";

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
          + " taken as (select id from work where partner = (select partner from first) and"
          + FREE
          + ORDER
          + " limit :max for update skip locked)"
          + TAKE;

  /** A lease need not be forced to disk: one that is forgotten in a crash is only given again. */
  private static final String QUICKLY = "set local synchronous_commit = off";

  private final Database database;
  private final Bell bell;

  public Work(Database database) {
    this.database = database;
    this.bell = new Bell(database);
  }

  /**
   * One thing to do, as leased. The number of tries makes each lease a different one, so that a
   * node whose lease ran out cannot end the work of its successor.
   *
   * @param subject id of what is to be worked on
   * @param priority the smallest first
   * @param tries how often it was leased, this time included
   */
  public record Entry(
      long id,
      String kind,
      long subject,
      String partner,
      int priority,
      OffsetDateTime due,
      int tries,
      String owner) {}

  /** What is to be done, before it has an id. */
  public record Task(long subject, String partner, int priority, Duration delay) {
    /** Due at once. */
    public Task(long subject, String partner, int priority) {
      this(subject, partner, priority, Duration.ZERO);
    }
  }

  /** Adds entries in the caller's transaction; those who wait hear of them when it commits. */
  public void enqueue(Handle handle, String kind, Collection<Task> tasks) {
    if (tasks.isEmpty()) return;
    handle
        .createUpdate(
            "insert into work (kind, subject, partner, priority, due)"
                + " select :kind, subject, partner, priority, statement_timestamp() + make_interval(secs => delay)"
                + " from unnest(:subjects, :partners, :priorities, :delays) as task(subject, partner, priority, delay)")
        .bind("kind", kind)
        .bind("subjects", tasks.stream().mapToLong(Task::subject).toArray())
        .bind("partners", tasks.stream().map(Task::partner).toArray(String[]::new))
        .bind("priorities", tasks.stream().mapToInt(Task::priority).toArray())
        .bind("delays", tasks.stream().mapToDouble(task -> seconds(task.delay())).toArray())
        .execute();
    handle.afterCommit(() -> bell.ring(kind));
  }

  /** What is to be done with the arrival that was added last, written with the rest of it. */
  public void arrived(Together together, String kind, String partner) {
    together.add(
        "insert into work (kind, subject, partner, priority, due) values (?, "
            + Arrivals.LAST
            + ", ?, 0, statement_timestamp())",
        kind,
        partner);
    together.handle().afterCommit(() -> bell.ring(kind));
  }

  /** Takes up to so many free entries, the most urgent first; may be none. */
  public List<Entry> lease(String kind, String owner, int max, Duration duration) {
    return take(LEASE, kind, owner, max, duration, Set.of());
  }

  /** Takes up to so many free entries of the one partner that the most urgent entry belongs to. */
  public List<Entry> leaseGroup(String kind, String owner, int max, Duration duration) {
    return leaseGroup(kind, owner, max, duration, Set.of());
  }

  /**
   * The same, with some partners left out.
   *
   * @param busy of whom nothing is taken
   */
  public List<Entry> leaseGroup(
      String kind, String owner, int max, Duration duration, Set<String> busy) {
    return busy.isEmpty()
        ? take(LEASE_GROUP.formatted(""), kind, owner, max, duration, busy)
        : take(LEASE_GROUP.formatted(NOT_BUSY), kind, owner, max, duration, busy);
  }

  private List<Entry> take(
      String sql, String kind, String owner, int max, Duration duration, Set<String> busy) {
    List<Entry> taken =
        database.transaction(
            handle -> {
              handle.execute(QUICKLY);
              Query query =
                  handle
                      .createQuery(sql)
                      .bind("kind", kind)
                      .bind("owner", owner)
                      .bind("max", max)
                      .bind("seconds", seconds(duration));
              if (!busy.isEmpty()) query.bindArray("busy", String.class, busy);
              return query.map((row, context) -> entry(row)).list();
            });
    return taken.stream()
        .sorted(
            Comparator.comparingInt(Entry::priority)
                .thenComparing(Entry::due)
                .thenComparingLong(Entry::id))
        .toList();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getString("kind"),
        row.getLong("subject"),
        row.getString("partner"),
        row.getInt("priority"),
        row.getObject("due", OffsetDateTime.class),
        row.getInt("tries"),
        row.getString("lease_owner"));
  }

  /**
   * Deletes done entries in the caller's transaction, which keeps their result.
   *
   * @throws GatewayException JRN-016 where a lease ran out and another node has the entry: the
   *     caller's transaction must be undone
   */
  public void done(Handle handle, Collection<Entry> entries) {
    int deleted =
        ofLeases(handle, "delete from work using held where" + HELD, entries, Duration.ZERO, "");
    requireAll(entries, deleted);
  }

  /**
   * Gives entries back, to be taken again after the delay.
   *
   * @param reason why, for support; never personal
   */
  public void postpone(Handle handle, Collection<Entry> entries, Duration delay, String reason) {
    String sql =
        "update work set lease_until = null, lease_owner = null, reason = :reason,"
            + " due = clock_timestamp() + make_interval(secs => :seconds) from held where"
            + HELD;
    requireAll(entries, ofLeases(handle, sql, entries, delay, reason));
    for (Entry entry : entries) handle.afterCommit(() -> bell.ring(entry.kind()));
  }

  /** Makes the leases last so long from now. */
  public void renew(Collection<Entry> entries, Duration duration) {
    String sql =
        "update work set lease_until = clock_timestamp() + make_interval(secs => :seconds) from held where"
            + HELD;
    int renewed = database.transaction(handle -> ofLeases(handle, sql, entries, duration, ""));
    requireAll(entries, renewed);
  }

  /**
   * Waits until an entry of this kind is free, no longer than the timeout. One that falls due is
   * noticed within a second.
   *
   * @return true where one is, though another may take it first
   */
  public boolean await(String kind, Duration timeout) throws InterruptedException {
    return await(kind, timeout, Set::of);
  }

  /**
   * The same, with some partners left out, who may be others each time it looks.
   *
   * @param busy whose entries do not count
   */
  public boolean await(String kind, Duration timeout, Supplier<Set<String>> busy)
      throws InterruptedException {
    return bell.await(kind, timeout, () -> free(kind, busy.get()));
  }

  private boolean free(String kind, Set<String> busy) {
    String which = busy.isEmpty() ? FREE : FREE + NOT_BUSY;
    return database.transaction(
        handle -> {
          Query query = handle.createQuery("select exists (select from work where" + which + ")");
          if (!busy.isEmpty()) query.bindArray("busy", String.class, busy);
          return query.bind("kind", kind).mapTo(Boolean.class).one();
        });
  }

  /** Those of this node who wait look again: somebody is not busy any more. */
  public void wake(String kind) {
    bell.wake(kind);
  }

  /** Nobody waits any more: this node takes no work after this. */
  public void stopWaiting() {
    bell.leave();
  }

  private static final String HELD =
      " work.id = held.id and work.tries = held.tries and work.lease_owner = held.owner";

  private static int ofLeases(
      Handle handle, String sql, Collection<Entry> entries, Duration duration, String reason) {
    String held =
        "with held as (select * from unnest(:ids, :tries, :owners) as lease(id, tries, owner)) ";
    var update =
        handle
            .createUpdate(held + sql)
            .bind("ids", entries.stream().mapToLong(Entry::id).toArray())
            .bind("tries", entries.stream().mapToInt(Entry::tries).toArray())
            .bind("owners", entries.stream().map(Entry::owner).toArray(String[]::new));
    if (sql.contains(":seconds")) update.bind("seconds", seconds(duration));
    if (sql.contains(":reason")) update.bind("reason", reason);
    return update.execute();
  }

  private static void requireAll(Collection<Entry> entries, int found) {
    if (found == entries.size()) return;
    String ids = entries.stream().map(Entry::id).toList().toString();
    throw new GatewayException(Finding.of(ErrorCode.JRN_016, Place.NOWHERE, "work", ids));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @Override
  public void close() {
    bell.close();
  }
}
