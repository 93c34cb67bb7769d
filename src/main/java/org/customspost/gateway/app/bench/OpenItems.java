package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.dossier.match.Matcher;
import org.customspost.gateway.dossier.match.Terms;
import org.customspost.gateway.dossier.match.Tolerance;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.simulator.Resources;

/** A database with so many open items that one more message must find its own among them. */
final class OpenItems implements AutoCloseable {
  private static final int OF_ONE_DESPATCH = 250;
  private static final int ARRIVALS = 1_000_000;
  private static final int CONNECTIONS = 1;

  private static final Terms TERMS =
      new Terms() {
        @Override
        public boolean announces(String operator) {
          return true;
        }

        @Override
        public boolean expectsAny() {
          return true;
        }

        @Override
        public Tolerance tolerance(String partner) {
          return Tolerance.USUAL;
        }

        @Override
        public boolean decidesBeforeLoading(String customs) {
          return false;
        }

        @Override
        public Set<String> departures() {
          return Set.of("24");
        }
      };

  private final Database database;
  private final Matcher matcher;
  private final int items;
  private int told;

  OpenItems(Address address, int items) {
    this.database = Database.open(address, CONNECTIONS);
    this.matcher = new Matcher(database, TERMS);
    this.items = items;
  }

  void fill() throws IOException {
    run("open-items.sql", items);
  }

  /** One despatch more, of which nothing is matched yet. */
  void large(int itsItems) throws IOException {
    run("large-despatch.sql", itsItems);
  }

  private void run(String script, int of) throws IOException {
    for (String each :
        Resources.text("/org/customspost/gateway/app/bench/" + script).split(";\\s*\n", -1)) {
      if (each.isBlank()) continue;
      database.run(
          handle -> {
            var update = handle.createUpdate(each);
            if (each.contains(":items")) update.bind("items", of);
            update.execute();
          });
    }
  }

  /** Matches what one arrival brought; milliseconds. */
  double match(long arrival) {
    long start = System.nanoTime();
    matcher.match(List.of(arrival));
    return (System.nanoTime() - start) / 1e6;
  }

  /** As if the large despatch had never been matched. */
  void forget() {
    database.run(
        handle -> {
          handle.execute("delete from item_match where despatch = 'DEFRAAGBLALAACN99999'");
          handle.execute("delete from receptacle_match where despatch = 'DEFRAAGBLALAACN99999'");
        });
  }

  /**
   * So many messages, each with new data of one item of another despatch; milliseconds for each.
   */
  double messages(int count) {
    int first = told;
    for (int i = 0; i < count; i++) message(told++);
    double millis = 0;
    for (int i = first; i < told; i++) millis += match(ARRIVALS + i);
    return millis / count;
  }

  private void message(int number) {
    int despatches = Math.max(1, items / OF_ONE_DESPATCH);
    // 7919 is prime: it goes through all despatches, far from one to the next.
    int item = (int) (7919L * number % despatches) * OF_ONE_DESPATCH + 1 + number % OF_ONE_DESPATCH;
    database.run(
        handle -> {
          handle.execute(
              "insert into arrival (id, partner, channel, name, payload, hash, bytes, state, items)"
                  + " values (?, 'post', 'box', 'one', 1, '', 1, 'FINISHED', 1)",
              ARRIVALS + number);
          handle.execute(
              "insert into item_version (id, dossier, number, arrival, ordinal, message, format,"
                  + " head_offset, head_length, unit_offset, unit_length, function, content_hash,"
                  + " grams) select ?, dossier, max(number) + 1, ?, 1, '1', '', 0, 0, 0, 0,"
                  + " 'ORIGINAL', '', ? from item_version where dossier = ? group by dossier",
              100_000_000L + number,
              ARRIVALS + number,
              1_000L + number % 2,
              Math.min(item, items));
        });
  }

  /** Entries of indexes and rows that were read so far. */
  long rowsRead() {
    // One connection: the counts of another would be late.
    database.run(handle -> handle.execute("select pg_stat_force_next_flush()"));
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select (select sum(seq_tup_read) from pg_stat_user_tables)"
                        + " + (select sum(idx_tup_read) from pg_stat_user_indexes)")
                .mapTo(Long.class)
                .one());
  }

  /** How many items have a match that nothing is wrong with. */
  int matched() {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select count(*) from item_reason where despatch = 'DEFRAAGBLALAACN99999'"
                        + " and reason = 'MATCHED'")
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void close() {
    database.close();
  }
}
