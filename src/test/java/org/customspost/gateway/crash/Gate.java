package org.customspost.gateway.crash;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.journal.postgres.Address;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Stops the gateway inside its own commits. A deferred trigger of the test's database waits, as the
 * last thing of the transaction, for a lock that the test holds: then the gateway is killed, and
 * the transaction either undone or let through. So the process dies just before or just after a
 * commit, and nothing in the gateway knows of it.
 */
public final class Gate implements AutoCloseable {
  private static final long LOCK = 4711;

  /**
   * What waits for its time and not for us: looks at what may be overdue, the purge at night, and a
   * second alert of the same code, which keeps still for a quarter of an hour.
   */
  private static final String FOR_ITS_TIME =
      "('answer-due', 'referral-due', 'receipt-due', 'acknowledgement-due', 'hold-due',"
          + " 'clock-due', 'alert-send', 'purge')";

  /** Which commit is waited in, and what of it. */
  public enum Commit {
    A("after insert on arrival", "new.partner = 'post'"),
    B("after insert on item_version", "true"),
    B_OF_ANSWERS("after insert on answer", "true"),
    B_OF_EVENTS("after insert on item_event", "true"),
    C("after update on departure", "new.state = 'READY' and old.state = 'PLANNED'"),
    D_OF_FILES("after update on departure", "new.state = 'SENT' and new.partner <> 'west'"),
    D_OF_RECEIPTS("after update on departure", "new.state = 'SENT' and new.partner = 'post'"),
    MDN("after insert on as2_mdn", "new.verdict = 'ACCEPTED'"),
    D_OF_MESSAGES("after update on departure", "new.state = 'SENT' and new.partner = 'west'");

    private final String event;
    private final String when;

    Commit(String event, String when) {
      this.event = event;
      this.when = when;
    }
  }

  private final Handle handle;

  public Gate(Address address) {
    handle = Jdbi.create(address.url(), address.user(), address.password()).open();
    handle.execute("create table gate (name text)");
    handle.execute(
        "create function gate() returns trigger language plpgsql as $$ begin"
            + " if exists (select from gate where name = tg_argv[0]) then"
            + " perform pg_advisory_xact_lock("
            + LOCK
            + "); end if; return null; end $$");
    for (Commit each : Commit.values())
      handle.execute(
          "create constraint trigger gate_%s %s deferrable initially deferred for each row when (%s) execute function gate('%s')"
              .formatted(each.name(), each.event, each.when, each.name()));
    handle.execute("select pg_advisory_lock(" + LOCK + ")");
  }

  public void arm(Commit commit) {
    handle.execute("insert into gate values (?)", commit.name());
  }

  /** Whether the gateway is inside the commit and waits. */
  public boolean reached() {
    return !waiting().isEmpty();
  }

  private List<Integer> waiting() {
    return handle
        .createQuery(
            "select pid from pg_locks where locktype = 'advisory' and not granted and objid = "
                + LOCK)
        .mapTo(Integer.class)
        .list();
  }

  /** The gateway is dead: its transactions end, those that wait as wanted. */
  public void open(boolean commits) {
    handle.execute("delete from gate");
    if (commits) {
      handle.execute("select pg_advisory_unlock(" + LOCK + ")");
      handle.execute("select pg_advisory_lock(" + LOCK + ")");
    } else {
      for (int pid : waiting()) handle.execute("select pg_terminate_backend(?, 10000)", pid);
    }
    while (sessions() > 0) handle.execute("select pg_sleep(0.02)");
  }

  private int sessions() {
    return handle
        .createQuery(
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and application_name = 'customs-post-gateway' and state <> 'idle'")
        .mapTo(Integer.class)
        .one();
  }

  /** Names of what is not known as sent. */
  Set<String> inFlight() {
    return new TreeSet<>(
        handle
            .createQuery("select file_name from departure where state = 'READY'")
            .mapTo(String.class)
            .list());
  }

  /** Whether nothing is left to do but what waits for its time. */
  public boolean quiet() {
    return handle
            .createQuery("select count(*) from work where kind not in " + FOR_ITS_TIME)
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  String leftOver() {
    return handle
            .createQuery(
                "select kind || ' ' || subject || ' ' || coalesce(reason, '') from work where kind"
                    + " not in "
                    + FOR_ITS_TIME)
            .mapTo(String.class)
            .list()
        + " parked "
        + handle
            .createQuery("select count(*) from departure where state = 'PARKED'")
            .mapTo(Long.class)
            .one()
        + " arrivals "
        + handle
            .createQuery("select state || count(*) from arrival group by state")
            .mapTo(String.class)
            .list();
  }

  @Override
  public void close() {
    handle.close();
  }
}
