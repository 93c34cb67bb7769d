package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Partners who are slow, and those who must not notice. */
@Timeout(60)
class CouriersIT {
  private static final int AT_ONCE = 2;

  private final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();
  private final List<Long> sent = java.util.Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private Database database;
  private Work work;
  private Leases leases;
  private Couriers couriers;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    work = new Work(database);
    leases = new Leases(work);
    couriers = new Couriers(leases, 8, door -> AT_ONCE, this::send, () -> work.wake("send"));
  }

  @AfterEach
  void close() {
    slow.values().forEach(CountDownLatch::countDown);
    couriers.close();
    leases.close();
    work.close();
    database.close();
  }

  private void send(List<Work.Entry> one) {
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      CountDownLatch latch = slow.get(one.get(0).partner());
      if (latch != null) latch.await();
      sent.add(one.get(0).subject());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private static List<Work.Entry> entries(String door, long... subjects) {
    List<Work.Entry> entries = new ArrayList<>();
    for (long each : subjects)
      entries.add(
          new Work.Entry(
              each, "send", each, List.of(), door, 0, OffsetDateTime.now(ZoneOffset.UTC), 1, "me"));
    return entries;
  }

  @Test
  void sendsToOthersWhileAPartnerIsSlow() {
    slow.put("slow/as2", new CountDownLatch(1));
    couriers.take("slow/as2", entries("slow/as2", 1, 2, 3, 4));
    couriers.take("quick/as2", entries("quick/as2", 11, 12, 13));

    await().until(() -> sent.containsAll(List.of(11L, 12L, 13L)));
    assertThat(sent).doesNotContain(1L, 2L, 3L, 4L);
    slow.get("slow/as2").countDown();
    await().until(() -> sent.size() == 7);
  }

  @Test
  void sendsSoManyAtOnceToOnePartnerAsAgreed() {
    slow.put("a/as2", new CountDownLatch(1));
    couriers.take("a/as2", entries("a/as2", 1, 2, 3, 4, 5));
    await().until(() -> underWay.get() == AT_ONCE);
    slow.get("a/as2").countDown();
    await().until(() -> sent.size() == 5);
    assertThat(most).hasValue(AT_ONCE);
  }

  @Test
  void saysWhoIsBusyUntilOneMoreMayGo() {
    slow.put("a/as2", new CountDownLatch(1));
    assertThat(couriers.busy()).isEmpty();
    couriers.take("a/as2", entries("a/as2", 1));
    assertThat(couriers.busy()).as("one of two").isEmpty();
    couriers.take("a/as2", entries("a/as2", 2));
    assertThat(couriers.busy()).containsExactly("a/as2");
    slow.get("a/as2").countDown();
    await().until(() -> couriers.busy().isEmpty());
  }

  @Test
  void leavesBusyPartnersInTheJournalAndTakesTheOthers() throws Exception {
    database.run(
        handle -> {
          work.enqueue(handle, "send", List.of(new Work.Task(1, "a/as2", 0)));
          work.enqueue(handle, "send", List.of(new Work.Task(2, "b/as2", 5)));
        });
    java.util.Set<String> busy = java.util.Set.of("a/as2");
    List<Work.Entry> taken = work.leaseGroup("send", "me", 10, Leases.LENGTH, busy);
    assertThat(taken).extracting(Work.Entry::partner).containsExactly("b/as2");
    assertThat(work.leaseGroup("send", "me", 10, Leases.LENGTH, busy)).isEmpty();
    assertThat(work.await("send", java.time.Duration.ofMillis(100), () -> busy)).isFalse();
    assertThat(work.await("send", java.time.Duration.ofSeconds(5), java.util.Set::of)).isTrue();
  }
}
