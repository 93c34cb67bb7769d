package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.event;
import static org.customspost.gateway.flow.LineMessages.events;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.model.passage.Arrival;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two workers at one item: one commits that the goods arrived, the other what it waits for. */
@Timeout(120)
class GoodsArriveMeanwhileIT {
  private static final String ITEM = s10(7);
  private static final String POST = TestAgreements.POST + "events: [emsevt]\n";

  @TempDir private Path folder = Path.of(""); // JUnit sets it

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void declaresAtArrivalWhereDataAndGoodsComeAtOnce(boolean goodsFirst) throws Exception {
    String customs = TestAgreements.CUSTOMS.replace("  cancel-as:", "  lodge: at-arrival\n  cancel-as:");
    try (TestLine line = new TestLine(TestDatabase.fresh(), folder, POST, customs)) {
      Callable<Boolean> data = tracking(line, "post", items(item(ITEM)));
      Callable<Boolean> goods = tracking(line, "post", events(event(ITEM, "EMD", 1)));
      together(line, goodsFirst ? goods : data, goodsFirst ? data : goods);
      line.database.run(handle -> handle.execute("delete from work where kind = 'arrival'"));
      line.walk();
      assertThat(line.functions()).containsExactly("ORIGINAL");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void presentsWhereAcceptanceAndGoodsComeAtOnce(boolean goodsFirst) throws Exception {
    String customs = TestAgreements.CUSTOMS.replace("  cancel-as:", "  present-as: toydec\n  cancel-as:");
    try (TestLine line = new TestLine(TestDatabase.fresh(), folder, POST, customs)) {
      line.take("post", "items.xml", items(item(ITEM)));
      String accepted = answers(answer("A1", line.lrns().get(0), "01", 1));
      Callable<Boolean> acceptance = tracking(line, "customs", accepted);
      Callable<Boolean> goods = tracking(line, "post", events(event(ITEM, "EMD", 1)));
      together(line, goodsFirst ? goods : acceptance, goodsFirst ? acceptance : goods);
      line.database.run(handle -> handle.execute("delete from work where kind = 'arrival'"));
      line.walk();
      assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
    }
  }

  /** The first stands before its commit until the second waits for it. */
  private static void together(TestLine line, Callable<Boolean> first, Callable<Boolean> second)
      throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    Future<Boolean> one;
    Future<Boolean> other;
    try (Handle gate = line.database.transaction(Handle::getJdbi).open()) {
      gate.begin();
      gate.execute("lock table event in exclusive mode"); // the last that a commit writes
      one = both.submit(first);
      await().until(() -> waiting(line) == 1);
      other = both.submit(second);
      await().until(() -> waiting(line) == 2);
      gate.commit();
    } finally {
      both.shutdown();
    }
    assertThat(one.get()).isTrue();
    assertThat(other.get()).isTrue();
  }

  private static Callable<Boolean> tracking(TestLine line, String partner, String text) {
    long id = line.receive(partner, "a.xml", text);
    Arrival arrival = line.database.transaction(handle -> line.arrivals.get(handle, id));
    return () -> {
      line.read.read(line.inspect.inspect(line.identify.identify(arrival)));
      return true;
    };
  }

  private static long waiting(TestLine line) {
    return Long.parseLong(
        line.query(
                "select count(*)::text from pg_stat_activity"
                    + " where wait_event_type = 'Lock' and datname = current_database()")
            .get(0));
  }
}
