package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.flow.Announcements.DESPATCH;
import static org.customspost.gateway.flow.Announcements.bag;
import static org.customspost.gateway.flow.Announcements.receptacle;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two persons who let many things go on at once do not lock each other out. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActionsAtTheSameTimeIT {
  private final ExecutorService both = Executors.newFixedThreadPool(2);
  private LoadingLine loading;

  @BeforeAll
  void open(@TempDir Path folder) {
    loading = LoadingLine.among(folder, CargoFilingsIT.POST, "", Map.of());
  }

  @AfterAll
  void close() {
    both.shutdownNow();
    loading.close();
  }

  @Test
  void resubmitInOppositeOrder() throws Exception {
    for (int i = 1; i <= 3; i++) loading.filed(s10(i));
    List<Long> parked = parked("DECLARATION");

    both(
        List.of(parked.get(1)),
        List.of(parked.get(0), parked.get(1), parked.get(2)),
        List.of(parked.get(2), parked.get(1), parked.get(0)));

    String ids = parked.subList(0, 3).toString().replace('[', '(').replace(']', ')');
    assertThat(loading.line.query("select state from departure where id in " + ids))
        .containsExactly("READY", "READY", "READY");
  }

  @Test
  void resubmitReportsOfAnnouncementsInOppositeOrder() throws Exception {
    for (int minute : List.of(1, 2))
      for (String number : List.of("60117", "60118")) {
        String despatch =
            Announcements.despatch(
                minute, minute == 1 ? "9" : "5", "", bag(receptacle(minute), s10(10 + minute)));
        loading.line.receive("post", "despatch.edi", despatch.replace("60117", number));
        while (loading.line.arrive() || loading.line.depart()) {}
        park("CARGO_REPORT");
      }
    List<Long> parked = parked("CARGO_REPORT");
    assertThat(parked).as("two of each despatch like %s", DESPATCH).hasSize(4);

    both(
        List.of(parked.get(2), parked.get(3)),
        List.of(parked.get(0), parked.get(3)),
        List.of(parked.get(1), parked.get(2)));

    assertThat(
            loading.line.query(
                "select state from departure where kind = 'CARGO_REPORT' order by id"))
        .as("what is superseded stays")
        .containsExactly("PARKED", "PARKED", "READY", "READY");
  }

  private void park(String kind) {
    loading.line.database.run(
        handle ->
            handle.execute(
                "update departure set state = 'PARKED', problem = 'SND-021' where kind = ?", kind));
  }

  private List<Long> parked(String kind) {
    park(kind);
    return loading
        .line
        .query(
            "select id::text from departure where state = 'PARKED' and kind = '%s' order by id"
                .formatted(kind))
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  /** Both begin while somebody holds what each needs in the middle. */
  private void both(List<Long> held, List<Long> one, List<Long> other) throws Exception {
    List<Future<Actions.Result>> ends = new ArrayList<>();
    try (Handle gate = loading.line.database.transaction(Handle::getJdbi).open()) {
      gate.begin();
      for (long each : held) gate.execute("select from departure where id = ? for update", each);
      for (List<Long> each : List.of(one, other)) ends.add(both.submit(resubmitting(each)));
      await()
          .until(
              () ->
                  ends.stream().anyMatch(Future::isDone)
                      || TestDatabase.waiting(loading.line.database) == 2);
      gate.commit();
    }
    for (Future<Actions.Result> each : ends) assertThat(each.get().repeated()).isFalse();
  }

  private Callable<Actions.Result> resubmitting(List<Long> departures) {
    Actions actions = new Actions(loading.line.work, door -> true, Actions.Limits.USUAL);
    List<Target> targets = departures.stream().map(Target::departure).toList();
    Audit.Who who = new Audit.Who("sam", "support", "here");
    return () ->
        loading.line.database.transaction(
            handle ->
                actions.perform(
                    handle, Action.RESUBMIT, "resubmit " + departures, targets, who, "it works"));
  }
}
