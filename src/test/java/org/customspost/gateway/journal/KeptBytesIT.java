package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.customspost.gateway.dossier.story.ItemTales;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is known of a payload is found by its number, however many there are. */
@Timeout(60)
class KeptBytesIT {
  private static Database database;

  @BeforeAll
  static void fill() {
    database = TestDatabase.fresh(2);
    database.run(
        handle -> {
          handle.execute(
              "insert into retention_unit (partner, class, day, wrapped_key)"
                  + " values ('p', 'm', now(), '\\x00')");
          handle.execute(
              "insert into payload (id, unit, hash, bytes, body)"
                  + " select g, 1, '\\xab', g, '\\x00' from generate_series(1, 20000) g");
          handle.execute(
              "insert into payload_erased (id, unit, hash, bytes)"
                  + " select g, 1, '\\xab', abs(g) from generate_series(-20000, 777) g");
          handle.execute(
              "insert into arrival (id, partner, channel, name, payload, hash, bytes)"
                  + " values (1, 'p', 'c', 'n', 777, 'h', 777), (2, 'p', 'c', 'n', -5, 'h', 5)");
          handle.execute(
              "insert into departure (id, partner, channel, kind, format, control_reference,"
                  + " unique_id, file_name, prepared_at, payload)"
                  + " values (1, 'c', 'c', 'DECLARATION', 'f@1', 'r', 'u', 'n', now(), 778)");
          handle.execute("insert into dossier (id, item_id, operator) values (1, 'i', 'p')");
          handle.execute(
              "insert into document (departure, position, reference, dossier) values (1, 1, 'l', 1)");
        });
    database.run(handle -> handle.execute("analyze"));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void readsNoPayloadButTheOneThatIsAskedFor() {
    database.run(
        handle -> {
          assertThat(KeptBytes.ofArrival(handle, 1))
              .extracting(Story.Kept::bytes)
              .containsExactly(777L);
          assertThat(KeptBytes.ofDeparture(handle, 1))
              .extracting(Story.Kept::key)
              .containsExactly("p778");
          assertThat(new Subjects().leaving(handle, 1)).isPresent();
          assertThat(new ItemTales().of(handle, 1)).isPresent();
          assertThat(rowsRead(handle)).isPositive().isLessThan(50);
        });
  }

  private static long rowsRead(Handle handle) {
    return handle
        .createQuery(
            "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables"
                + " where relname like 'payload%'")
        .mapTo(Long.class)
        .one();
  }

  @Test
  void knowsAPayloadThatIsBeingTakenAwayOnceAndOneThatIsGone() {
    database.run(
        handle -> {
          assertThat(kept(handle, 1)).as("in both tables").containsExactly("p777");
          assertThat(kept(handle, 2)).as("evidence only").containsExactly("p-5");
        });
  }

  private static List<String> kept(Handle handle, long arrival) {
    return KeptBytes.ofArrival(handle, arrival).stream().map(Story.Kept::key).toList();
  }
}
