package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Work.Entry;
import org.customspost.gateway.journal.Work.Task;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkIT {
  private static final Duration LONG = Duration.ofMinutes(5);
  private Address address;
  private Database database;
  private Work work;

  @BeforeEach
  void open() {
    address = TestDatabase.freshAddress();
    database = Database.open(address, 6);
    work = new Work(database);
  }

  @AfterEach
  void close() {
    work.close();
    database.close();
  }

  @Test
  void leasesTheMostUrgentFirstAndEachOnce() {
    enqueue(new Task(1, "a", 5), new Task(2, "a", 5), new Task(3, "b", 1));
    assertThat(work.lease("read", "n1", 2, LONG))
        .extracting(Entry::subject)
        .containsExactly(3L, 1L);
    assertThat(work.lease("read", "n2", 9, LONG)).extracting(Entry::subject).containsExactly(2L);
    assertThat(work.lease("read", "n2", 9, LONG)).isEmpty();
    assertThat(work.lease("write", "n2", 9, LONG)).isEmpty();
  }

  @Test
  void leasesAGroupOfTheOnePartnerWhoseEntryIsFirst() {
    enqueue(new Task(1, "a", 5), new Task(2, "b", 1), new Task(3, "a", 5), new Task(4, "b", 9));
    List<Entry> group = work.leaseGroup("read", "n1", 10, LONG);
    assertThat(group).extracting(Entry::subject).containsExactly(2L, 4L);
    assertThat(work.leaseGroup("read", "n1", 1, LONG))
        .extracting(Entry::subject)
        .containsExactly(1L);
  }

  @Test
  void doesTogetherWhatIsOfOnePartnerAndDueAtOnce() {
    together(new Task(1, "a", 5), new Task(2, "b", 1), new Task(3, "a", 5), new Task(4, "a", 6));
    assertThat(entries()).isEqualTo(3);
    assertThat(work.leaseGroup("read", "n1", 9, LONG))
        .extracting(Entry::subjects)
        .containsExactly(List.of(2L));
    List<Entry> both = work.leaseGroup("read", "n1", 9, LONG);
    assertThat(both).extracting(Entry::subjects).containsExactly(List.of(1L, 3L), List.of(4L));
    database.run(handle -> work.done(handle, both));
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void leasesNoMoreThanEntriesForSoManySubjects() {
    together(IntStream.rangeClosed(1, 300).mapToObj(i -> new Task(i, "a", 5)).toArray(Task[]::new));
    assertThat(entries()).isEqualTo(2);
    List<Entry> first = work.leaseGroup("read", "n1", 250, LONG);
    assertThat(first).hasSize(1);
    assertThat(first.get(0).subjects()).hasSize(250).startsWith(1L, 2L).endsWith(250L);
    assertThat(work.leaseGroup("read", "n2", 250, LONG).get(0).subjects()).hasSize(50);
  }

  @Test
  void givesBackWhatIsLeftOfAnEntry() {
    together(new Task(1, "a", 5), new Task(2, "a", 5), new Task(3, "a", 5));
    Entry entry = work.lease("read", "n1", 1, LONG).get(0);
    database.run(h -> work.postpone(h, entry, List.of(2L, 3L), Duration.ZERO, "SND-001"));
    assertThat(work.lease("read", "n1", 1, LONG).get(0).subjects()).containsExactly(2L, 3L);
    assertLost(() -> database.run(h -> work.postpone(h, entry, List.of(2L), LONG, "late")));
  }

  @Test
  void splitsAnEntryIntoOneForEachSubject() {
    together(new Task(1, "a", 5), new Task(2, "a", 5), new Task(3, "a", 5));
    enqueue(new Task(4, "a", 5));
    List<Entry> entries = work.leaseGroup("read", "n1", 9, LONG);
    work.split(entries);
    assertThat(work.leaseGroup("read", "n1", 9, LONG))
        .extracting(Entry::subjects)
        .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L));
    assertLost(() -> work.split(entries));
    assertThat(entries()).isEqualTo(4);
  }

  @Test
  void forgetsWhatWasEnqueuedInATransactionThatIsUndone() {
    assertThatThrownBy(
            () ->
                database.run(
                    handle -> {
                      work.enqueue(handle, "read", List.of(new Task(1, "a", 5)));
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");
    assertThat(work.lease("read", "n1", 1, LONG)).isEmpty();
  }

  @Test
  void doesNotLeaseWhatIsNotDue() {
    enqueue(new Task(1, "a", 5, LONG));
    assertThat(work.lease("read", "n1", 1, LONG)).isEmpty();
  }

  @Test
  void handsOnTheLeaseOfADeadNode() throws InterruptedException {
    enqueue(new Task(1, "a", 5));
    Entry dead = work.lease("read", "dead", 1, Duration.ofMillis(100)).get(0);
    assertThat(work.await("read", LONG)).isTrue();
    Entry next = work.lease("read", "alive", 1, LONG).get(0);
    assertThat(next.subject()).isEqualTo(dead.subject());
    assertThat(next.tries()).isEqualTo(2);
    assertLost(() -> database.run(handle -> work.done(handle, List.of(dead))));
    assertLost(() -> work.renew(List.of(dead), LONG));
    database.run(handle -> work.done(handle, List.of(next)));
    assertThat(entries()).isZero();
  }

  @Test
  void keepsARenewedLease() throws InterruptedException {
    enqueue(new Task(1, "a", 5));
    List<Entry> entries = work.lease("read", "n1", 1, Duration.ofMillis(300));
    work.renew(entries, LONG);
    assertThat(work.await("read", Duration.ofMillis(500))).isFalse();
    database.run(handle -> work.done(handle, entries));
  }

  @Test
  void givesBackPostponedWorkAfterItsDelayWithItsReason() throws InterruptedException {
    enqueue(new Task(1, "a", 5));
    List<Entry> first = work.lease("read", "n1", 1, LONG);
    database.run(h -> work.postpone(h, first, Duration.ofMillis(200), "SND-001"));
    assertThat(work.lease("read", "n1", 1, LONG)).isEmpty();
    assertThat(work.await("read", LONG)).isTrue();
    assertThat(work.lease("read", "n1", 1, LONG)).hasSize(1);
    assertThat(reason()).isEqualTo("SND-001");
  }

  @Test
  void wakesAnotherNodeThatWaits() throws Exception {
    try (Database otherDatabase = Database.open(address, 4);
        Work other = new Work(otherDatabase)) {
      CompletableFuture<Boolean> woken = new CompletableFuture<>();
      Thread waiting =
          new Thread(
              () -> {
                try {
                  woken.complete(other.await("read", LONG));
                } catch (InterruptedException e) {
                  woken.completeExceptionally(e);
                }
              });
      waiting.start();
      enqueue(new Task(1, "a", 5));
      assertThat(woken.get(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void returnsFromAwaitWhenTheTimeIsOver() throws InterruptedException {
    assertThat(work.await("read", Duration.ofMillis(50))).isFalse();
  }

  @Test
  void doesEachEntryOnceWithTwoNodesOfFourThreads() throws Exception {
    int count = 2_000;
    database.run(handle -> handle.execute("create table result (subject bigint)"));
    database.run(
        handle ->
            work.enqueue(
                handle,
                "read",
                IntStream.range(0, count).mapToObj(i -> new Task(i, "p" + i % 3, i % 2)).toList()));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Database otherDatabase = Database.open(address, 6);
        Work other = new Work(otherDatabase)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        boolean first = i % 2 == 0;
        String owner = "thread-" + i;
        running.add(
            threads.submit(
                () -> drain(first ? work : other, first ? database : otherDatabase, owner)));
      }
      for (Future<?> each : running) each.get(60, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(count("select count(*) from result")).isEqualTo(count);
    assertThat(count("select count(distinct subject) from result")).isEqualTo(count);
    assertThat(entries()).isZero();
  }

  private static void drain(Work node, Database database, String owner) {
    while (true) {
      List<Entry> entries =
          owner.endsWith("1")
              ? node.leaseGroup("read", owner, 7, LONG)
              : node.lease("read", owner, 7, LONG);
      if (entries.isEmpty()) return;
      database.run(
          handle -> {
            for (Entry each : entries)
              handle.execute("insert into result values (?)", each.subject());
            node.done(handle, entries);
          });
    }
  }

  private void enqueue(Task... tasks) {
    database.run(handle -> work.enqueue(handle, "read", List.of(tasks)));
  }

  private void together(Task... tasks) {
    database.run(handle -> work.enqueueTogether(handle, "read", List.of(tasks)));
  }

  private static void assertLost(org.assertj.core.api.ThrowableAssert.ThrowingCallable late) {
    assertThatThrownBy(late)
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_016));
  }

  private long entries() {
    return count("select count(*) from work");
  }

  private long count(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private String reason() {
    return database.transaction(
        handle -> handle.createQuery("select reason from work").mapTo(String.class).one());
  }
}
