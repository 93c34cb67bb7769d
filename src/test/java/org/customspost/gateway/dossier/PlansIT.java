package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked for each batch must not read a table from its start, however it is ordered. */
@Timeout(60)
class PlansIT {
  private Database database;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh(1);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void looksForFilingsByTheirIndexes() {
    database.run(
        handle ->
            handle.execute(
                "insert into filing (dossier, customs, purpose, flow, lrn, mrn, state, declared_version)"
                    + " select n, 'customs', 'import', 'f', 'L' || n, 'M' || n, 'FILED', n"
                    + " from generate_series(1, 2000) n"));
    Filings filings = new Filings();

    assertThat(readFromStart("filing", handle -> filings.of(handle, List.of(7L, 9L)))).isZero();
    assertThat(
            readFromStart(
                "filing", handle -> filings.find(handle, "customs", null, "M5", null, null)))
        .isZero();
  }

  @Test
  void looksForEarlyEventsByTheItem() {
    assertThat(
            readFromStart(
                "item_event", handle -> new ItemEvents().early(handle, Set.of("RR000000005DE"))))
        .isZero();
  }

  /** How often the query walked along the primary key, which none of these knows. */
  private long readFromStart(String table, HandleConsumer<RuntimeException> query) {
    long before = read(table);
    database.run(query);
    return read(table) - before;
  }

  // One connection: the counts of another would be late.
  private long read(String table) {
    database.run(handle -> handle.execute("select pg_stat_force_next_flush()"));
    return database.transaction(handle -> read(handle, table));
  }

  private static long read(Handle handle, String table) {
    return handle
        .createQuery(
            "select idx_scan from pg_stat_user_indexes where indexrelname = :table || '_pkey'")
        .bind("table", table)
        .mapTo(Long.class)
        .one();
  }
}
