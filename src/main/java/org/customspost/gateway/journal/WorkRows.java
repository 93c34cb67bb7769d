package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The rows of the table {@code work}: written in the caller's transaction, changed only by who
 * holds their lease. Each change says how many entries it found.
 */
final class WorkRows {
  private static final String HELD =
      " work.id = held.id and work.tries = held.tries and work.lease_owner = held.owner";

  private WorkRows() {}

  /** A row for each list of tasks, which differ in nothing but their subjects. */
  static void add(Handle handle, String kind, List<? extends List<Work.Task>> entries) {
    if (entries.isEmpty()) return;
    List<Work.Task> first = entries.stream().map(each -> each.get(0)).toList();
    handle
        .createUpdate(
            "insert into work (kind, subject, others, partner, priority, due)"
                + " select :kind, subject, others::bigint[], partner, priority,"
                + " statement_timestamp() + make_interval(secs => delay)"
                + " from unnest(:subjects, :others, :partners, :priorities, :delays)"
                + " as task(subject, others, partner, priority, delay)")
        .bind("kind", kind)
        .bind("subjects", first.stream().mapToLong(Work.Task::subject).toArray())
        .bind("others", entries.stream().map(WorkRows::others).toArray(String[]::new))
        .bind("partners", first.stream().map(Work.Task::partner).toArray(String[]::new))
        .bind("priorities", first.stream().mapToInt(Work.Task::priority).toArray())
        .bind("delays", first.stream().mapToDouble(each -> Work.seconds(each.delay())).toArray())
        .execute();
  }

  private static String others(List<Work.Task> tasks) {
    return array(tasks.stream().skip(1).map(Work.Task::subject).toList());
  }

  /** As PostgreSQL writes it: unnest takes an array of arrays apart to its last number. */
  private static String array(List<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  static int delete(Handle handle, Collection<Work.Entry> entries) {
    return held(handle, "delete from work using held where" + HELD, entries).execute();
  }

  static int renew(Handle handle, Collection<Work.Entry> entries, double seconds) {
    String sql =
        "update work set lease_until = clock_timestamp() + make_interval(secs => :seconds) from held where"
            + HELD;
    return held(handle, sql, entries).bind("seconds", seconds).execute();
  }

  static int postpone(
      Handle handle, Work.Entry entry, List<Long> left, double seconds, String reason) {
    String sql =
        "update work set subject = :subject, others = :others, lease_until = null, lease_owner = null,"
            + " reason = :reason, due = clock_timestamp() + make_interval(secs => :seconds)"
            + " from held where"
            + HELD;
    return held(handle, sql, List.of(entry))
        .bind("subject", left.get(0))
        .bindArray("others", Long.class, left.subList(1, left.size()))
        .bind("reason", reason)
        .bind("seconds", seconds)
        .execute();
  }

  /** An entry for each subject takes the place of each of the entries. */
  static int split(Handle handle, Collection<Work.Entry> entries) {
    String sql =
        "insert into work (kind, subject, partner, priority, due, tries, reason, created)"
            + " select kind, each.subject, partner, priority, due, work.tries, reason, created"
            + " from work join held on"
            + HELD
            + ", unnest(work.subject || work.others) with ordinality as each(subject, place)"
            + " order by work.id, place";
    held(handle, sql, entries).execute();
    return delete(handle, entries);
  }

  private static Update held(Handle handle, String sql, Collection<Work.Entry> entries) {
    List<Work.Entry> all = new ArrayList<>(entries);
    return handle
        .createUpdate(
            "with held as (select * from unnest(:ids, :tries, :owners) as lease(id, tries, owner)) "
                + sql)
        .bind("ids", all.stream().mapToLong(Work.Entry::id).toArray())
        .bind("tries", all.stream().mapToInt(Work.Entry::tries).toArray())
        .bind("owners", all.stream().map(Work.Entry::owner).toArray(String[]::new));
  }
}
