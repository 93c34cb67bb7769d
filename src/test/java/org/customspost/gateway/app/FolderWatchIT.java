package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.FolderLease;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of several gateways, one looks into a folder. */
@Timeout(60)
class FolderWatchIT {
  private static final String FOLDER = "sftp://us@partner:22/out";
  private static final Duration LENGTH = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong();
  private Database database;
  private FolderWatch first;
  private FolderWatch second;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh(2);
    first = new FolderWatch(new FolderLease(database, "first"), LENGTH, nanos::get);
    second = new FolderWatch(new FolderLease(database, "second"), LENGTH, nanos::get);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void expire() {
    nanos.addAndGet(LENGTH.toNanos());
    database.run(
        handle ->
            handle.execute("update folder_lease set until = until - make_interval(mins => 1)"));
  }

  @Test
  void letsOneGatewayLookAndEachIntoItsOwnFolder() {
    assertThat(first.held(FOLDER)).isTrue();
    assertThat(second.held(FOLDER)).isFalse();
    assertThat(first.held(FOLDER)).isTrue();
    assertThat(second.held("another")).isTrue();
  }

  @Test
  void takesOverWhenTheLeaseOfADeadGatewayEnds() {
    assertThat(first.held(FOLDER)).isTrue();
    expire();
    assertThat(second.held(FOLDER)).isTrue();
    assertThat(first.held(FOLDER)).as("it comes back from a long pause").isFalse();
  }

  @Test
  void keepsItsLeaseWhileItRenewsIt() {
    assertThat(first.held(FOLDER)).isTrue();
    for (int i = 0; i < 3; i++) {
      nanos.addAndGet(LENGTH.toNanos() / 2);
      database.run(
          handle ->
              handle.execute("update folder_lease set until = until - make_interval(secs => 30)"));
      first.renew();
    }
    assertThat(second.held(FOLDER)).isFalse();
    assertThat(first.held(FOLDER)).isTrue();
  }

  @Test
  void letsTheOtherLookAtOnceWhenItsDoorIsClosed() {
    assertThat(first.held(FOLDER)).isTrue();
    first.release(FOLDER);
    assertThat(second.held(FOLDER)).isTrue();
    first.release(FOLDER);
    assertThat(first.held(FOLDER)).as("it gave back nothing that is another's").isFalse();
  }

  @Test
  void doesNotLookWhereItsLeaseMayHaveEndedAndTheDatabaseIsAway() {
    assertThat(first.held(FOLDER)).isTrue();
    database.close();
    assertThat(first.held(FOLDER)).as("still its own").isTrue();
    nanos.addAndGet(LENGTH.toNanos());
    assertThat(first.held(FOLDER)).isFalse();
  }
}
