package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.s10;
import static org.customspost.gateway.flow.LoadingLine.ITEM;
import static org.customspost.gateway.flow.LoadingLine.MRN;
import static org.customspost.gateway.flow.LoadingLine.doNotLoad;
import static org.customspost.gateway.flow.LoadingLine.withdrawn;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Parked;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release that was made and has not left when customs forbids to load the item. */
@Timeout(120)
class UnsentReleasesIT {
  private LoadingLine loading;
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    loading = LoadingLine.inBatches(folder);
    line = loading.line;
  }

  @AfterEach
  void close() {
    loading.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"planned", "written", "tried"})
  void staysWhenLoadingIsForbidden(String how) {
    String lrn = loading.registeredItem();
    loading.filed(s10(8));
    line.receive(
        "customs",
        "release.xml",
        answers(
            answer("A1", line.lrns().get(0), "09", 10),
            answer("A2", line.lrns().get(1), "09", 11)));
    while (line.arrive()) {}
    if (!how.equals("planned")) while (line.depart()) {}
    if (how.equals("tried")) line.database.run(handle -> handle.execute("delete from work"));
    loading.ics(doNotLoad(MRN, ITEM, 20));

    assertThat(line.decisions()).contains("DO_NOT_LOAD");
    assertThat(released(ITEM)).isEmpty();
    assertThat(released(s10(8))).as("what was in the same interchange").hasSize(1);
    assertThat(line.findings()).contains("TRK-515");
    assertThat(preview(Action.RESUBMIT, "WITHHELD")).startsWith("TRK-515");
    assertThat(preview(Action.RESEND, "WITHHELD")).startsWith("TRK-515");
    assertThat(waiting()).as("nobody has anything to do with it").isZero();

    loading.ics(withdrawn(lrn, 50));
    assertThat(released(ITEM)).hasSize(1);
    assertThat(released(s10(8))).hasSize(1);
    assertThat(preview(Action.RESUBMIT, "WITHHELD")).as("it was told anew").startsWith("TRK-515");
  }

  @Test
  void staysWhereItWaitsBehindTheDoNotLoad() {
    loading.registeredItem();
    line.receive("customs", "release.xml", release());
    line.receive("ics", "stop.xml", doNotLoad(MRN, ITEM, 20));
    line.walk();

    assertThat(line.decisions()).containsExactly("DO_NOT_LOAD");
    assertThat(released(ITEM)).isEmpty();
  }

  @Test
  void isNotSentAgainByAPersonBeforeTheDoNotLoadIsTakenBack() {
    String lrn = loading.registeredItem();
    line.take("customs", "release.xml", release());
    assertThat(released(ITEM)).hasSize(1);
    assertThat(preview(Action.RESEND, "SENT")).contains("byte for byte as before");

    loading.ics(doNotLoad(MRN, ITEM, 20));
    assertThat(preview(Action.RESEND, "SENT")).startsWith("TRK-515");

    loading.ics(withdrawn(lrn, 50));
    assertThat(preview(Action.RESEND, "SENT")).contains("byte for byte as before");
  }

  @Test
  void isNotSentAgainWhereItsReceiptIsOverdue() {
    loading.registeredItem();
    line.take("customs", "release.xml", release());
    loading.ics(doNotLoad(MRN, ITEM, 20));
    int left = line.sent.size();
    line.database.run(
        handle ->
            line.work.enqueue(
                handle, Kinds.RECEIPT_DUE, List.of(new Work.Task(release("SENT"), "", 0))));
    new ReceiptDue(line.database, line.departures, line.work, new Log(), line.agreements)
        .look(line.work.lease(Kinds.RECEIPT_DUE, "node", 1, Duration.ofMinutes(1)));
    line.walk();

    assertThat(line.sent).hasSize(left);
    assertThat(release("WITHHELD")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"planned", "written"})
  void staysAtOneGatewayWhereAnotherHearsThatLoadingIsForbidden(String how) {
    loading.registeredItem();
    TestLine other = loading.beside(this::leave);
    line.receive("customs", "release.xml", release());
    assertThat(line.arrive()).isTrue();
    if (how.equals("written")) assertThat(line.depart()).isTrue();

    other.take("ics", "stop.xml", doNotLoad(MRN, ITEM, 20));
    line.walk();

    assertThat(line.decisions()).containsExactly("DO_NOT_LOAD");
    assertThat(released(ITEM)).isEmpty();
    other.work.close();
  }

  @Test
  void staysWhereOneGatewayWritesItWhileAnotherHearsThatLoadingIsForbidden() {
    loading.registeredItem();
    TestLine other = loading.beside(this::leave);
    line.receive("customs", "release.xml", release());
    assertThat(line.arrive()).isTrue();
    List<Encoded> written = line.encode.encode(line.write.write(planned()));

    other.take("ics", "stop.xml", doNotLoad(MRN, ITEM, 20));
    line.sign.sign(written);
    line.walk();

    assertThat(released(ITEM)).isEmpty();
    assertThat(release("WITHHELD")).isPositive();
    other.work.close();
  }

  /** Whether the door took it or not: it may have come after the do-not-load. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isFollowedByTheDoNotLoadWhereItIsAtTheDoorOfAnotherGateway(boolean taken) {
    loading.registeredItem();
    TestLine other =
        loading.beside(
            departures -> {
              if (String.valueOf(departures.get(0).properties().get("format"))
                  .startsWith("emsevt")) {
                loading.ics(doNotLoad(MRN, ITEM, 20));
                assertThat(line.decisions()).containsExactly("DO_NOT_LOAD");
              }
              return taken ? leave(departures) : broken();
            });
    other.receive("customs", "release.xml", release());
    assertThat(other.arrive() && other.depart() && other.dispatch()).isTrue();
    line.walk();

    assertThat(line.findings()).contains("TRK-516");
    List<String> notices = line.sentTo("post", Planned.Kind.NOTICE);
    assertThat(notices).hasSize(taken ? 3 : 2);
    assertThat(notices.get(notices.size() - 1)).contains("DO_NOT_LOAD").contains(ITEM);
    assertThat(release(taken ? "SENT" : "WITHHELD")).isPositive();
    other.work.close();
  }

  private List<String> leave(List<Departure> departures) {
    line.sent.addAll(departures);
    return departures.stream().map(Departure::fileName).toList();
  }

  private static List<String> broken() {
    throw new GatewayException(Finding.of(ErrorCode.SND_001, Place.source("post.box")));
  }

  private String release() {
    return answers(answer("A1", line.lrns().get(0), "09", 10));
  }

  private List<Planned> planned() {
    List<Long> ids =
        line.query("select id::text from departure where state = 'PLANNED'").stream()
            .map(Long::valueOf)
            .toList();
    return line.database.transaction(handle -> line.departures.planned(handle, ids));
  }

  /** Notices that an item came back from customs. */
  private List<String> released(String item) {
    return line.sentTo("post", Planned.Kind.NOTICE).stream()
        .filter(each -> each.contains(">EDC<") && each.contains(item))
        .toList();
  }

  /** The first notice that lets an item go and is in that state. */
  private long release(String state) {
    List<String> ids =
        line.query(
            "select p.id::text from departure p join document d on d.departure = p.id"
                + " where d.meaning = 'RELEASED' and p.state = '%s' order by p.id"
                    .formatted(state));
    assertThat(ids).isNotEmpty();
    return Long.parseLong(ids.get(0));
  }

  private long waiting() {
    return line.database.transaction(handle -> new Parked().count(handle, ""));
  }

  /** What a person is told who wants to do that with the release. */
  private String preview(Action action, String state) {
    List<Target> chosen = List.of(Target.departure(release(state)));
    Actions actions = new Actions(line.work, door -> true, Actions.Limits.USUAL);
    return line.database
        .transaction(handle -> actions.preview(handle, action, chosen))
        .each()
        .get(0)
        .verdict()
        .text();
  }
}
