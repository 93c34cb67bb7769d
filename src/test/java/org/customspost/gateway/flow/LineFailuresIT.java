package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;
import static org.customspost.gateway.flow.Said.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Choice;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Departure;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot go on: nothing is lost, nothing loops, nobody does it twice. */
@Timeout(60)
class LineFailuresIT {
  private static final String SILENT_POST =
      TestAgreements.POST.replace("acknowledge: {reports: [json], channel: box}\n", "");

  @TempDir Path folder;

  private TestLine line() {
    return new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS);
  }

  /** A door that refuses so often, then takes everything. */
  private static final class Stuck {
    private final List<Departure> tried = new ArrayList<>();
    private final int refusals;

    Stuck(int refusals) {
      this.refusals = refusals;
    }

    List<String> send(List<Departure> departures) {
      tried.addAll(departures);
      if (tried.size() > refusals) return departures.stream().map(Departure::fileName).toList();
      throw new GatewayException(
          Finding.of(
              ErrorCode.SND_005, Place.NOWHERE, "name", "x", "where", "box", "problem", "full"));
    }
  }

  private TestLine line(Stuck door, String customs) {
    Address address = TestDatabase.freshAddress();
    LineFolders folders = LineFolders.in(folder, Map.of("post", SILENT_POST, "customs", customs));
    return new TestLine(Database.open(address, 8), folders, new TestSealing(), "node", door::send);
  }

  private static void timePasses(TestLine line) {
    line.database.run(
        handle -> {
          handle.execute("update work set due = now() - interval '1 second' where kind = 'send'");
          handle.execute("update departure set ready_at = ready_at - interval '20 minutes'");
        });
    line.walk();
  }

  @Test
  void triesAgainWithTheSameBytesUnderTheSameName() {
    Stuck door = new Stuck(2);
    try (TestLine line = line(door, TestAgreements.CUSTOMS)) {
      line.take("post", "a.xml", items(item(s10(1))));
      timePasses(line);
      timePasses(line);

      assertThat(door.tried).hasSize(3);
      assertThat(door.tried)
          .extracting(Departure::uniqueId)
          .containsOnly(door.tried.get(0).uniqueId());
      assertThat(door.tried)
          .extracting(Departure::fileName)
          .containsOnly(door.tried.get(0).fileName());
      assertThat(door.tried).extracting(Said::by).containsOnly(Said.by(door.tried.get(0)));
      assertThat(line.query("select state || ' ' || tries from departure"))
          .containsExactly("SENT 2");
    }
  }

  @Test
  void parksWhatCannotBeSentWithinItsBudget() {
    Stuck door = new Stuck(1_000);
    String customs =
        TestAgreements.CUSTOMS + "retry: {budget: 1h, first: 1s, factor: 2, most: 1m}\n";
    try (TestLine line = line(door, customs)) {
      line.take("post", "a.xml", items(item(s10(1))));
      for (int i = 0; i < 6; i++) timePasses(line);

      assertThat(line.query("select state from departure")).containsExactly("PARKED");
      assertThat(line.findings()).containsExactly("SND-021");
      assertThat(line.query("select kind from work where kind <> 'answer-due'")).isEmpty();
      assertThat(door.tried).as("not tried any more").hasSize(4);
    }
  }

  @Test
  void sendsNothingUnsignedOfWhichNobodyKeptHowItIsSigned() {
    try (TestLine line = line()) {
      line.receive("post", "a.xml", items(item(s10(1))));
      while (line.arrive()) {}
      line.database.run(handle -> handle.execute("update departure set sign = ''"));
      line.walk();

      assertThat(line.query("select state from departure where kind = 'DECLARATION'"))
          .containsExactly("PARKED");
      assertThat(line.findings()).containsExactly("SIG-450");
      assertThat(line.declarations()).isEmpty();

      line.database.run(handle -> resubmitted(line, handle));
      line.walk();
      assertThat(line.declarations()).hasSize(1);
    }
  }

  /** As the page of SIG-450 has it. */
  private static void resubmitted(TestLine line, Handle handle) {
    handle.execute("update departure set sign = 'NONE  ' where state = 'PARKED' and sign = ''");
    List<Target> chosen = new Choice(partner -> List.of()).under(handle, Action.RESUBMIT, s10(1));
    new Actions(line.work, door -> true, Actions.Limits.USUAL)
        .perform(
            handle,
            Action.RESUBMIT,
            "key",
            chosen,
            new Audit.Who("support", "support", "here"),
            "said how it is signed");
  }

  @Test
  void letsOnlyOneOfTwoNodesGoOnWithAnArrival() throws Exception {
    Address address = TestDatabase.freshAddress();
    LineFolders folders =
        LineFolders.in(folder, Map.of("post", SILENT_POST, "customs", TestAgreements.CUSTOMS));
    TestSealing sealing = new TestSealing();
    try (TestLine first = new TestLine(Database.open(address, 6), folders, sealing, "first");
        TestLine second = new TestLine(Database.open(address, 6), folders, sealing, "second")) {
      long id = first.receive("post", "a.xml", items(item(s10(1)), item(s10(2))));
      Arrival arrival = first.database.transaction(handle -> first.arrivals.get(handle, id));
      Inspected stale = second.inspect.inspect(second.identify.identify(arrival));
      first.walk();

      assertThatThrownBy(() -> second.read.read(stale))
          .isInstanceOfSatisfying(
              GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TRK_008));
      second.walk();
      assertThat(first.declarations()).hasSize(2);
      assertThat(second.sent).isEmpty();
      assertThat(first.query("select count(*)::text from item_version")).containsExactly("2");
    }
  }

  @Test
  void signsAndSendsOnceWhatTwoNodesWrote() {
    Address address = TestDatabase.freshAddress();
    LineFolders folders =
        LineFolders.in(folder, Map.of("post", SILENT_POST, "customs", TestAgreements.CUSTOMS));
    TestSealing sealing = new TestSealing();
    try (TestLine first = new TestLine(Database.open(address, 6), folders, sealing, "first");
        TestLine second = new TestLine(Database.open(address, 6), folders, sealing, "second")) {
      first.receive("post", "a.xml", items(item(s10(1))));
      while (first.arrive()) {}
      List<Long> ids =
          first.query("select id::text from departure").stream().map(Long::valueOf).toList();
      var planned = second.database.transaction(handle -> second.departures.planned(handle, ids));
      List<Encoded> late = second.encode.encode(second.write.write(planned));
      first.walk();
      second.sign.sign(late);
      second.walk();

      assertThat(first.declarations()).hasSize(1);
      assertThat(second.sent).isEmpty();
      assertThat(first.query("select kind from work where kind <> 'answer-due'")).isEmpty();
    }
  }

  @Test
  void refusesAFileThatIsNoMessageAndGoesOnWithTheNext() {
    try (TestLine line = line()) {
      line.take("post", "junk.xml", "<interchange><message>");
      line.take("post", "other.bin", "\u0001\u0002");
      line.take("post", "a.xml", items(item(s10(1))));

      assertThat(line.query("select state from arrival order by id"))
          .containsExactly("REFUSED", "REFUSED", "FINISHED");
      assertThat(line.declarations())
          .extracting(each -> part(each, "item"))
          .containsExactly(s10(1));
      assertThat(line.query("select count(*)::text from departure where kind = 'REPORT'"))
          .containsExactly("3");
    }
  }
}
