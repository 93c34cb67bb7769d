package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.postgres.Address;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A purge whose process is killed, at both of its steps, and the purge after it. */
@Timeout(120)
class PurgeKilledIT {
  private static final TestSealing SEALING = new TestSealing();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Address address;
  private Database database;
  private Payloads payloads;
  private Purge purge;

  @BeforeEach
  void open() {
    address = TestDatabase.freshAddress();
    database = Database.open(address, 4);
    payloads = new Payloads(database, SEALING);
    RetentionUnits units = new RetentionUnits(database, SEALING, Clock.systemUTC());
    purge = new Purge(database, units, (partner, which) -> 100, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Stored store(String partner, int length) {
    Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-200));
    RetentionUnit unit = new RetentionUnits(database, SEALING, then).today(partner, "items", 100);
    return database.transaction(
        handle -> {
          try {
            return payloads.store(
                handle, new ByteArrayInputStream(new byte[length]), unit, 1L << 24);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private long count(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  /** Kills the purge with SIGKILL once it waits for what the other transaction holds. */
  private void killedWhileWaitingFor(Handle other, String held) throws Exception {
    other.begin();
    other.execute(held);
    Process purger =
        Child.start(Purger.class, List.of(), address.url(), address.user(), address.password());
    try (BufferedReader lines = purger.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("purging");
      await().atMost(PATIENCE).until(() -> count(WAITING) > 0);
    } finally {
      purger.destroyForcibly().waitFor();
    }
    assertThat(purger.exitValue()).as("killed").isEqualTo(128 + 9);
    other.rollback();
  }

  private static final String WAITING =
      "select count(*) from pg_stat_activity where datname = current_database()"
          + " and wait_event_type = 'Lock'";

  @Test
  void isEndedByTheNextOneWithNothingPersonalLeftAndTheEvidenceKept() throws Exception {
    Stored first = store("a-post", 300_000);
    Stored second = store("b-post", 200);
    try (Handle other = database.jdbi().open()) {
      killedWhileWaitingFor(
          other, "select 1 from retention_unit where partner = 'b-post' for update");
      assertThat(count("select count(*) from retention_unit where wrapped_key is null"))
          .as("one key is gone, the other not yet")
          .isEqualTo(1);
      assertErased(first);

      assertThat(purge.destroyKeys()).isEqualTo(1);
      killedWhileWaitingFor(other, "select 1 from payload limit 1");
    }
    purge.freeSpace();
    await().atMost(PATIENCE).until(() -> count(SHELVES_LEFT) == 0);

    assertThat(purge.due()).isEmpty();
    assertThat(purge.destroyKeys()).isZero();
    assertThat(count("select count(*) from retention_unit where wrapped_key is not null")).isZero();
    assertThat(count("select count(*) from payload")).isZero();
    assertThat(count("select count(*) from payload_chunk")).isZero();
    for (Stored each : List.of(first, second)) {
      assertErased(each);
      Stored known = database.transaction(handle -> payloads.stored(handle, each.id()));
      assertThat(known).as("hash and length stay").isEqualTo(each);
    }
    assertThat(store("c-post", 10)).as("the line goes on").isNotNull();
  }

  private static final String SHELVES_LEFT =
      "select count(*) from shelf_closed where dropped_at is null";

  private void assertErased(Stored stored) {
    assertThatThrownBy(() -> payloads.open(stored.id()).readAllBytes())
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_013));
  }
}
