package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has its own database: what is dropped is dropped for all. */
class PurgeIT {
  private static final TestSealing SEALING = new TestSealing();
  private static final int MEGABYTE = 1 << 20;

  private Database database;
  private Payloads payloads;
  private Purge purge;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    payloads = new Payloads(database, SEALING);
    purge = purge((partner, which) -> which.equals("answers") ? 300 : 100);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void erasesWhatIsOldEnoughForItsClassAndNothingElse() throws IOException {
    Stored old = store("post", "items", 120, 1000);
    Stored young = store("post", "items", 99, 1000);
    Stored answer = store("post", "answers", 120, 1000);

    assertThat(purge.due()).singleElement().extracting(Purge.Due::keys).isEqualTo(1L);
    assertThat(read(old)).as("asking erases nothing").hasSize(1000);
    assertThat(purge.destroyKeys()).isEqualTo(1);

    assertThatThrownBy(() -> read(old))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_013))
        .hasMessageContaining(
            "on %s, under the retention of 100 days (post/items/"
                .formatted(LocalDate.now(Clock.systemUTC())));
    assertThat(read(young)).hasSize(1000);
    assertThat(read(answer)).hasSize(1000);
    assertThat(purge.destroyKeys()).as("once more").isZero();
  }

  @Test
  void givesTheDiskBackAndKeepsTheEvidence() throws IOException {
    Stored large = store("post", "items", 200, 20 * MEGABYTE);
    Stored small = store("post", "items", 200, 3000);
    Stored young = store("post", "items", 1, 3000);
    long before = bytesOnDisk();

    purge.destroyKeys();
    long freed = purge.freeSpace();

    long after = bytesOnDisk();
    assertThat(before - after).as("of %d, left %d", before, after).isGreaterThan(20L * MEGABYTE);
    assertThat(freed).isGreaterThan(20L * MEGABYTE);
    assertThat(known(large)).isEqualTo(large);
    assertThat(known(small)).isEqualTo(small);
    assertThatThrownBy(() -> read(large)).hasMessageContaining("under the retention of 100 days");
    assertThat(read(young)).hasSize(3000);
    assertThat(purge.freeSpace()).as("once more").isZero();
  }

  @Test
  void keepsWhatIsHeldUntilThatIsLifted() throws IOException {
    Stored held = store("post", "items", 200, 100);
    Stored other = store("carrier", "items", 200, 100);
    Holds holds = new Holds();
    long hold = database.transaction(handle -> holds.onPartner(handle, "post", "claim 77"));

    assertThat(purge.due().stream().mapToLong(Purge.Due::kept).sum()).isEqualTo(1);
    assertThat(purge.destroyKeys()).isEqualTo(1);
    assertThat(read(held)).hasSize(100);
    assertThatThrownBy(() -> read(other)).isInstanceOf(GatewayException.class);

    Optional<Holds.Hold> lifted =
        database.transaction(handle -> holds.lift(handle, hold, "settled"));
    Optional<Holds.Hold> again = database.transaction(handle -> holds.lift(handle, hold, "again"));
    assertThat(lifted).isPresent();
    assertThat(again).isEmpty();
    assertThat(purge.destroyKeys()).isEqualTo(1);
    assertThatThrownBy(() -> read(held)).isInstanceOf(GatewayException.class);
  }

  @Test
  void keepsWhatSomebodyStillWorksOn() throws IOException {
    Stored waiting = store("post", "items", 200, 100);
    long arrival =
        database.transaction(
            handle ->
                handle
                    .createQuery(
                        "insert into arrival (partner, channel, name, payload, hash, bytes)"
                            + " values ('post', 'in', 'f', :payload, '', 0) returning id")
                    .bind("payload", waiting.id())
                    .mapTo(Long.class)
                    .one());
    work(
        "insert into work (kind, subject, partner, priority, due) values ('arrival', ?, '', 0, now())",
        arrival);
    assertThat(purge.destroyKeys()).isZero();
    work("delete from work where subject = ?", arrival);
    assertThat(purge.destroyKeys()).isEqualTo(1);
  }

  /** What kill -9 leaves: the evidence copied in part, the shelf half taken away. */
  @Test
  void goesOnWhereItWasBrokenOff() throws Exception {
    Stored first = store("post", "items", 200, 100);
    Stored second = store("post", "items", 200, 300_000);
    purge.destroyKeys();
    CompletableFuture<Long> broken;
    try (var reader = database.jdbi().open()) {
      reader.begin();
      reader.execute("select 1 from payload limit 1");
      broken = CompletableFuture.supplyAsync(purge::freeSpace);
      await().atMost(Duration.ofSeconds(15)).until(this::endedTheOneInTheMiddle);
      assertThatThrownBy(broken::join).hasCauseInstanceOf(JdbiException.class);
      reader.rollback();
    }
    work("delete from payload_erased where id = ?", second.id());

    assertThat(store("post", "items", 0, 10)).as("the line goes on").isNotNull();
    assertThat(purge.freeSpace()).isGreaterThan(300_000L);
    assertThat(known(first)).isEqualTo(first);
    assertThat(known(second)).isEqualTo(second);
    long half =
        database.transaction(
            handle ->
                handle
                    .createQuery("select count(*) from shelf_closed where dropped_at is null")
                    .mapTo(Long.class)
                    .one());
    assertThat(half).isZero();
  }

  @Test
  void putsNothingOnAShelfThatIsGone() throws IOException {
    store("post", "items", 200, 100);
    purge.destroyKeys();
    assertThat(purge.freeSpace()).isPositive();
    Stored late = store("other", "items", 200, 100);
    assertThat(read(late)).hasSize(100);
  }

  private boolean endedTheOneInTheMiddle() {
    return database.transaction(
        handle ->
            handle
                    .createQuery(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and state = 'active'"
                            + " and query like '%detach partition%concurrently%'"
                            + " and pid <> pg_backend_pid() and wait_event_type = 'Lock'")
                    .mapTo(Boolean.class)
                    .list()
                    .size()
                > 0);
  }

  private Purge purge(Purge.Periods periods) {
    RetentionUnits units = new RetentionUnits(database, SEALING, Clock.systemUTC());
    return new Purge(database, units, periods, Clock.systemUTC());
  }

  private Stored store(String partner, String which, int daysAgo, int length) throws IOException {
    Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(-daysAgo));
    RetentionUnit unit = new RetentionUnits(database, SEALING, then).today(partner, which, 100);
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return database.transaction(
        handle -> payloads.store(handle, new ByteArrayInputStream(bytes), unit, 64L * MEGABYTE));
  }

  private byte[] read(Stored stored) throws IOException {
    try (InputStream in = payloads.open(stored.id())) {
      return in.readAllBytes();
    }
  }

  private Stored known(Stored stored) {
    return database.transaction(handle -> payloads.stored(handle, stored.id()));
  }

  private void work(String sql, long id) {
    database.run(handle -> handle.execute(sql, id));
  }

  private long bytesOnDisk() {
    return database.transaction(
        handle ->
            handle
                .createQuery("select pg_database_size(current_database())")
                .mapTo(Long.class)
                .one());
  }
}
