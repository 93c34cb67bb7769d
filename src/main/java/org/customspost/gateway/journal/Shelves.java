package org.customspost.gateway.journal;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables that payloads stand in: made when they are needed, dropped when all keys are gone. */
final class Shelves {
  /** Orders who makes a unit on a shelf and who closes the shelf. */
  private static final long LOCK = 0x5e1f;

  private static final int EVIDENCE_TOGETHER = 2_000;

  /** Who makes a new shelf waits so long at most for one that is taken away. */
  private static final String PATIENCE = "set statement_timeout = '20s'";

  private static final String QUERY_CANCELED = "57014";
  private static final Logger LOG = LoggerFactory.getLogger(Shelves.class);

  private final Database database;

  Shelves(Database database) {
    this.database = database;
  }

  /**
   * The shelf for a new unit, in the transaction that makes the unit: the one wanted, or where it
   * was closed meanwhile, the next one.
   */
  static int make(Handle handle, int wanted) {
    handle.execute("select pg_advisory_xact_lock(" + LOCK + ")");
    int shelf = wanted;
    while (isClosed(handle, shelf)) shelf++;
    boolean there =
        handle
            .createQuery("select to_regclass(:name) is not null")
            .bind("name", "payload_" + shelf)
            .mapTo(Boolean.class)
            .one();
    if (!there) make(handle, "payload", "autovacuum_analyze_scale_factor = 1", shelf);
    if (!there) make(handle, "payload_chunk", "fillfactor = 100", shelf);
    return shelf;
  }

  // Made alone and then attached: nobody who reads or writes payloads waits for it.
  private static void make(Handle handle, String table, String with, int shelf) {
    handle.execute(
        "create table %1$s_%2$d (like %1$s including all) with (%3$s)"
            .formatted(table, shelf, with));
    handle.execute(
        "alter table %1$s attach partition %1$s_%2$d for values from (%3$d) to (%4$d)"
            .formatted(table, shelf, Shelf.first(shelf), Shelf.first(shelf + 1)));
  }

  private static boolean isClosed(Handle handle, int shelf) {
    return handle
        .createQuery("select exists (select from shelf_closed where shelf = :shelf)")
        .bind("shelf", shelf)
        .mapTo(Boolean.class)
        .one();
  }

  /** What a shelf takes on disk, and for how many keys it must stay. */
  record State(int shelf, long bytes, long keys) {}

  /** Every shelf that is there, the oldest first. */
  List<State> all(Handle handle) {
    return handle
        .createQuery(
            "select substring(c.relname from 9)::int as shelf,"
                + " pg_total_relation_size(c.oid)"
                + " + coalesce(pg_total_relation_size(to_regclass("
                + "'payload_chunk_' || substring(c.relname from 9))), 0) as bytes,"
                + " (select count(*) from retention_unit u where u.wrapped_key is not null"
                + " and u.shelf = substring(c.relname from 9)::int) as keys"
                + " from pg_class c where c.relkind = 'r' and c.relname ~ '^payload_[0-9]+$'"
                + " and c.relnamespace = to_regnamespace(current_schema()) order by 1")
        .map(
            (row, context) ->
                new State(row.getInt("shelf"), row.getLong("bytes"), row.getLong("keys")))
        .list();
  }

  /** Takes away the shelves on which nothing can be read any more; the bytes that this frees. */
  long drop() {
    long freed = 0;
    for (State each : database.transaction(this::all)) {
      if (each.keys() > 0 || !close(each.shelf())) continue;
      keepEvidence(each.shelf());
      if (takeAway(each.shelf())) freed += each.bytes();
    }
    return freed;
  }

  /** Nothing is put on it from here on; false where a unit that can be read is on it after all. */
  private boolean close(int shelf) {
    return database.transaction(
        handle -> {
          handle.execute("select pg_advisory_xact_lock(" + LOCK + ")");
          boolean used =
              handle
                  .createQuery(
                      "select exists (select from retention_unit where shelf = :shelf"
                          + " and wrapped_key is not null)")
                  .bind("shelf", shelf)
                  .mapTo(Boolean.class)
                  .one();
          if (used) return false;
          handle.execute(
              "insert into shelf_closed (shelf) values (?) on conflict do nothing", shelf);
          return true;
        });
  }

  // Nothing changes on a closed shelf: what was copied before a crash is right.
  private void keepEvidence(int shelf) {
    String copy =
        "insert into payload_erased select id, unit, hash, bytes from payload_%d where id >"
                .formatted(shelf)
            + " (select coalesce(max(id), :first) from payload_erased"
            + " where id >= :first and id < :end) order by id limit :most";
    while (database.transaction(
            handle ->
                handle
                    .createUpdate(copy)
                    .bind("first", shelf == 0 ? Long.MIN_VALUE : Shelf.first(shelf))
                    .bind("end", Shelf.first(shelf + 1))
                    .bind("most", EVIDENCE_TOGETHER)
                    .execute())
        > 0) {}
  }

  /** False where somebody is in the way for long; it is done the next time. */
  private boolean takeAway(int shelf) {
    return database
        .jdbi()
        .withHandle( // not in a transaction: only so are others let through meanwhile
            handle -> {
              handle.execute(PATIENCE);
              try {
                detach(handle, "payload", shelf);
                detach(handle, "payload_chunk", shelf);
                handle.execute("drop table if exists payload_%d".formatted(shelf));
                handle.execute("drop table if exists payload_chunk_%d".formatted(shelf));
                handle.execute("update shelf_closed set dropped_at = now() where shelf = ?", shelf);
                return true;
              } catch (StatementException e) {
                if (!isPatienceOver(e)) throw e;
                LOG.info("shelf {} is taken away the next time: it is in use", Shelf.words(shelf));
                return false;
              } finally {
                handle.execute("reset statement_timeout");
              }
            });
  }

  private static boolean isPatienceOver(StatementException problem) {
    return problem.getCause() instanceof SQLException sql
        && QUERY_CANCELED.equals(sql.getSQLState());
  }

  private static void detach(Handle handle, String table, int shelf) {
    handle
        .createQuery(
            "select inhdetachpending from pg_inherits where inhrelid = to_regclass(:partition)")
        .bind("partition", table + "_" + shelf)
        .mapTo(Boolean.class)
        .findOne()
        .ifPresent(
            broken ->
                handle.execute(
                    "alter table %1$s detach partition %1$s_%2$d %3$s"
                        .formatted(table, shelf, broken ? "finalize" : "concurrently")));
  }
}
