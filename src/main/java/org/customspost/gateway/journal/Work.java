package org.customspost.gateway.journal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jdbi.v3.core.Handle;

/**
 * What waits to be done, shared by all nodes. A node takes entries on a lease, does them, and
 * deletes them in the transaction that keeps their result. A lease that runs out, because its node
 * died, makes the entry free again. All times are those of the database's clock.
 *
 * <p>What becomes due together may be one entry with many subjects: a file of a thousand items is a
 * few rows here, not some thousands (docs/decisions/0032-fewer-rows.md).
 */
public final class Work implements AutoCloseable {
  /** The most subjects of one entry: what one transaction does at once. */
  private static final int TOGETHER = 250;

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
   * @param others ids of what is to be worked on together with it
   * @param priority the smallest first
   * @param tries how often it was leased, this time included
   */
  public record Entry(
      long id,
      String kind,
      long subject,
      List<Long> others,
      String partner,
      int priority,
      OffsetDateTime due,
      int tries,
      String owner) {
    public Entry {
      others = List.copyOf(others);
    }

    /** All that it is about, in the order given. */
    public List<Long> subjects() {
      List<Long> subjects = new ArrayList<>(others.size() + 1);
      subjects.add(subject);
      subjects.addAll(others);
      return subjects;
    }
  }

  /** What is to be done, before it has an id. */
  public record Task(long subject, String partner, int priority, Duration delay) {
    /** Due at once. */
    public Task(long subject, String partner, int priority) {
      this(subject, partner, priority, Duration.ZERO);
    }

    private Task about(long other) {
      return new Task(other, partner, priority, delay);
    }
  }

  /** Adds entries in the caller's transaction; those who wait hear of them when it commits. */
  public void enqueue(Handle handle, String kind, Collection<Task> tasks) {
    WorkRows.add(handle, kind, tasks.stream().map(List::of).toList());
    if (!tasks.isEmpty()) handle.afterCommit(() -> bell.ring(kind));
  }

  /** Adds an entry of a kind of which there is only one; where there is one, it stays as it is. */
  public void enqueueOnce(String kind, Task task) {
    database.run(
        handle -> {
          handle.execute("select pg_advisory_xact_lock(hashtext(?))", kind);
          boolean there =
              handle
                  .createQuery("select exists (select from work where kind = :kind)")
                  .bind("kind", kind)
                  .mapTo(Boolean.class)
                  .one();
          if (!there) enqueue(handle, kind, List.of(task));
        });
  }

  /**
   * The same, where tasks of one partner, priority and delay are done together: they become one
   * entry, or as few as may be.
   */
  public void enqueueTogether(Handle handle, String kind, Collection<Task> tasks) {
    Map<Task, List<Task>> alike = new LinkedHashMap<>();
    for (Task each : tasks)
      alike.computeIfAbsent(each.about(0), key -> new ArrayList<>()).add(each);
    List<List<Task>> entries = new ArrayList<>();
    for (List<Task> each : alike.values())
      for (int from = 0; from < each.size(); from += TOGETHER)
        entries.add(each.subList(from, Math.min(each.size(), from + TOGETHER)));
    WorkRows.add(handle, kind, entries);
    if (!tasks.isEmpty()) handle.afterCommit(() -> bell.ring(kind));
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
    return database.transaction(
        handle -> FreeWork.lease(handle, kind, owner, max, seconds(duration)));
  }

  /**
   * Takes free entries of the one partner that the most urgent entry belongs to: as many as have up
   * to so many subjects, the last one whole.
   */
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
    return database.transaction(
        handle -> FreeWork.leaseGroup(handle, kind, owner, max, seconds(duration), busy));
  }

  /**
   * Deletes done entries in the caller's transaction, which keeps their result.
   *
   * @throws GatewayException JRN-016 where a lease ran out and another node has the entry: the
   *     caller's transaction must be undone
   */
  public void done(Handle handle, Collection<Entry> entries) {
    requireAll(entries, WorkRows.delete(handle, entries));
  }

  /**
   * Gives entries back, to be taken again after the delay.
   *
   * @param reason why, for support; never personal
   */
  public void postpone(Handle handle, Collection<Entry> entries, Duration delay, String reason) {
    for (Entry each : entries) postpone(handle, each, each.subjects(), delay, reason);
  }

  /**
   * Gives an entry back with those of its subjects that are not done.
   *
   * @param left one of them at least
   */
  public void postpone(Handle handle, Entry entry, List<Long> left, Duration delay, String reason) {
    requireAll(List.of(entry), WorkRows.postpone(handle, entry, left, seconds(delay), reason));
    handle.afterCommit(() -> bell.ring(entry.kind()));
  }

  /** Gives entries back, due as they were: each of their subjects is an entry of its own now. */
  public void split(Collection<Entry> entries) {
    database.run(handle -> requireAll(entries, WorkRows.split(handle, entries)));
    for (Entry each : entries) bell.ring(each.kind());
  }

  /** Makes the leases last so long from now. */
  public void renew(Collection<Entry> entries, Duration duration) {
    int renewed =
        database.transaction(handle -> WorkRows.renew(handle, entries, seconds(duration)));
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
    return bell.await(
        kind,
        timeout,
        () -> database.transaction(handle -> FreeWork.exists(handle, kind, busy.get())));
  }

  /** Those of this node who wait look again: somebody is not busy any more. */
  public void wake(String kind) {
    bell.wake(kind);
  }

  /** Nobody waits any more: this node takes no work after this. */
  public void stopWaiting() {
    bell.leave();
  }

  private static void requireAll(Collection<Entry> entries, int found) {
    if (found == entries.size()) return;
    String ids = entries.stream().map(Entry::id).toList().toString();
    throw new GatewayException(Finding.of(ErrorCode.JRN_016, Place.NOWHERE, "work", ids));
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  @Override
  public void close() {
    bell.close();
  }
}
