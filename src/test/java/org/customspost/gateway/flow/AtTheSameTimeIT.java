package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.model.passage.Arrival;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two workers, or two gateways, at what belongs together. */
@Timeout(120)
class AtTheSameTimeIT {
  private final ExecutorService both = Executors.newFixedThreadPool(2);
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS);
  }

  @AfterEach
  void close() {
    both.shutdownNow();
    line.close();
  }

  private Arrival arrival(String partner, String text) {
    long id = line.receive(partner, "a.xml", text);
    return line.database.transaction(handle -> line.arrivals.get(handle, id));
  }

  private Callable<Boolean> tracking(Arrival arrival) {
    return () -> {
      line.read.read(line.inspect.inspect(line.identify.identify(arrival)));
      return true;
    };
  }

  @Test
  void tracksAnswersInOppositeOrderWithoutLockingEachOtherOut() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 25; i++) all.add(item(s10(i)));
    line.take("post", "a.xml", items(all.toArray(String[]::new)));
    List<String> lrns = line.lrns();
    for (int round = 0; round < 8; round++) {
      List<String> forth = new ArrayList<>();
      for (int i = 0; i < lrns.size(); i++)
        forth.add(answer("R" + round + "-" + i, lrns.get(i), "05", round + 1));
      // every other file says the same notifications, every other one new ones
      List<String> back = new ArrayList<>();
      for (String each : forth) back.add(round % 2 == 0 ? each : each.replace("<id>", "<id>B"));
      Collections.reverse(back);
      CyclicBarrier start = new CyclicBarrier(2);
      List<Future<Boolean>> ends = new ArrayList<>();
      for (List<String> each : List.of(forth, back)) {
        Callable<Boolean> tracking =
            tracking(arrival("customs", answers(each.toArray(String[]::new))));
        ends.add(
            both.submit(
                () -> {
                  start.await();
                  return tracking.call();
                }));
      }
      for (Future<Boolean> each : ends) assertThat(each.get()).isTrue();
    }
    assertThat(line.query("select distinct standing from filing")).containsExactly("HOLD_DOCS");
  }

  @Test
  void triesAgainWhatLostADeadlock() {
    line.take("post", "a.xml", items(item(s10(1))));
    String lrn = line.lrns().get(0);
    line.receive("customs", "answer.xml", answers(answer("A1", lrn, "05", 1)));
    line.database.run(
        handle ->
            handle.execute(
                "create function lost() returns trigger language plpgsql as"
                    + " $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$;"
                    + " create trigger lost before insert on answer execute function lost()"));
    line.walk();
    assertThat(line.query("select standing from filing")).containsExactly("");
    line.database.run(
        handle -> {
          handle.execute("drop trigger lost on answer");
          handle.execute("update work set due = now()");
        });
    line.walk();
    assertThat(line.query("select standing from filing")).containsExactly("HOLD_DOCS");
    assertThat(line.query("select state from arrival order by id"))
        .containsExactly("FINISHED", "FINISHED");
  }

  @Test
  void keepsNoOrphanOfAnAnswerThatCameWhileItsFilingWasCommitted() throws Exception {
    Arrival filed = arrival("post", items(item(s10(1))));
    Arrival told =
        arrival("customs", answers(answer("A1", "<item>" + s10(1) + "</item>", "05", 1, "")));
    Future<Boolean> filing;
    Future<Boolean> answering;
    try (Handle gate = line.database.transaction(Handle::getJdbi).open()) {
      gate.begin();
      gate.execute("lock table departure in exclusive mode"); // the filing stands before its commit
      filing = both.submit(tracking(filed));
      await().until(() -> TestDatabase.waiting(line.database) == 1);
      answering = both.submit(tracking(told));
      await().until(() -> answering.isDone() || TestDatabase.waiting(line.database) == 2);
      gate.commit();
    }
    assertThat(filing.get()).isTrue();
    assertThat(answering.get()).isTrue();
    assertThat(line.query("select standing from filing")).containsExactly("HOLD_DOCS");
    assertThat(line.query("select count(*)::text from answer where filing is null"))
        .containsExactly("0");
  }

  @Test
  void givesAControlReferenceToOneInterchangeWhoeverIsIdentifiedFirst() throws IOException {
    Arrival earlier = arrival("post", items(item(s10(1))));
    Arrival later = arrival("post", items(item(s10(2))));
    assertThat(claim(later)).isEmpty();
    assertThat(claim(earlier)).contains(later.id());
    assertThat(claim(later)).as("tried again after a crash").isEmpty();
  }

  @Test
  void letsTheSecondWaitUntilTheFirstHasItsControlReference() throws Exception {
    Arrival earlier = arrival("post", items(item(s10(1))));
    Arrival later = arrival("post", items(item(s10(2))));
    Future<Optional<Long>> second;
    try (Handle first = line.database.transaction(Handle::getJdbi).open()) {
      first.begin();
      assertThat(claim(first, later)).isEmpty();
      second = both.submit(() -> claim(earlier));
      await().until(() -> second.isDone() || TestDatabase.waiting(line.database) == 1);
      first.commit();
    }
    assertThat(second.get()).contains(later.id());
  }

  private Optional<Long> claim(Arrival arrival) {
    return line.database.transaction(handle -> claim(handle, arrival));
  }

  private Optional<Long> claim(Handle handle, Arrival arrival) {
    Optional<Long> other = line.arrivals.sameReference(handle, arrival, "REF1", Duration.ofDays(1));
    if (other.isEmpty()) line.arrivals.identified(handle, arrival.id(), "xml", "", "REF1", "", "");
    return other;
  }
}
