package org.customspost.gateway.app.bench;

import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.jdbi.v3.core.Jdbi;

/**
 * What the server of the journal has counted since it was made. Unlike all times it says the same
 * on a busy machine.
 *
 * @param log bytes of PostgreSQL's write-ahead log
 * @param rows new ones in all tables
 * @param changes of rows that were there, deleted ones included
 * @param commits of transactions
 */
record JournalCounts(double log, double rows, double changes, double commits) {
  private static final String COUNTS =
      "select pg_current_wal_lsn() - '0/0' as log,"
          + " (select sum(n_tup_ins) from pg_stat_user_tables) as rows,"
          + " (select sum(n_tup_upd + n_tup_del) from pg_stat_user_tables) as changes,"
          + " (select sum(xact_commit) from pg_stat_database) as commits";

  /**
   * @param folder of a private server that runs
   */
  static JournalCounts in(Path folder) {
    Address address = PrivatePostgres.running(folder).orElseThrow();
    return Jdbi.create(address.url(), address.user(), address.password())
        .withHandle(
            handle ->
                handle
                    .createQuery(COUNTS)
                    .map(
                        (row, context) ->
                            new JournalCounts(
                                row.getDouble("log"),
                                row.getDouble("rows"),
                                row.getDouble("changes"),
                                row.getDouble("commits")))
                    .one());
  }

  /** What came since then, for one item. */
  List<Figure> since(JournalCounts before, double items) {
    return List.of(
        figure("log", "B/item", (log - before.log) / items, "PostgreSQL's log"),
        figure("rows", "rows/item", (rows - before.rows) / items, "new rows"),
        figure(
            "changes",
            "rows/item",
            (changes - before.changes) / items,
            "changes of rows, deleted ones included"),
        figure("commits", "1/item", (commits - before.commits) / items, "transactions"));
  }

  private static Figure figure(String name, String unit, double value, String says) {
    return Figure.once("journal." + name, unit, value, says);
  }
}
