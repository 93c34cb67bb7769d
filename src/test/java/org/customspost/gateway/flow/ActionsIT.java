package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
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
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person may do is shown first, done once, and kept with who did it and why. */
@Timeout(120)
class ActionsIT {
  private static final Audit.Who KIM = new Audit.Who("kim", "support", "10.0.0.7");

  @TempDir Path folder;
  private TestLine line;
  private boolean doorWorks = true;
  private Runnable meanwhile = () -> {};

  @BeforeEach
  void open() {
    LineFolders folders =
        LineFolders.in(
            folder, Map.of("post", TestAgreements.POST, "customs", TestAgreements.CUSTOMS));
    line = new TestLine(TestDatabase.fresh(), folders, new TestSealing(), "node", this::send);
  }

  private List<String> send(List<Departure> departures) {
    if (!doorWorks)
      throw new GatewayException(Finding.of(ErrorCode.SND_001, Place.source("customs.box")));
    meanwhile.run();
    line.sent.addAll(departures);
    return departures.stream().map(Departure::fileName).toList();
  }

  @AfterEach
  void close() {
    line.close();
  }

  private Actions actions(int most, int perSecond) {
    return new Actions(
        line.work, door -> door.equals("post/box"), new Actions.Limits(most, perSecond));
  }

  private List<Target> under(Action action, String id) {
    Choice choice = new Choice(partner -> List.of("box"));
    return line.database.transaction(handle -> choice.under(handle, action, id));
  }

  private Actions.Preview preview(Action action, String id) {
    List<Target> chosen = under(action, id);
    return line.database.transaction(handle -> actions(200, 10).preview(handle, action, chosen));
  }

  private Actions.Result confirm(Actions.Preview preview) {
    List<Target> targets = preview.each().stream().map(Actions.Judged::target).toList();
    return line.database.transaction(
        handle ->
            actions(200, 10)
                .perform(handle, preview.action(), preview.key(), targets, KIM, "because"));
  }

  private void everythingDue() {
    line.database.run(
        handle -> handle.execute("update work set due = now() where kind not like '%-due'"));
    line.walk();
  }

  @Test
  void sendsTheVeryBytesAgainUnderTheFirstIdentityAndOnlyOnce() throws Exception {
    line.posted(item(s10(1)));
    Actions.Preview preview = preview(Action.RESEND, line.lrns().get(0));
    assertThat(preview.acted()).hasSize(1);
    assertThat(line.sentTo("customs", Planned.Kind.DECLARATION)).as("only shown").hasSize(1);

    Actions.Result first = confirm(preview);
    Actions.Result second = confirm(preview);
    everythingDue();
    assertThat(first.repeated()).isFalse();
    assertThat(second.repeated()).isTrue();
    assertThat(second.entry().id()).isEqualTo(first.entry().id());
    List<Departure> sent =
        line.sent.stream().filter(each -> each.partner().equals("customs")).toList();
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).body().bytes()).isEqualTo(sent.get(0).body().bytes());
    assertThat(sent.get(1).uniqueId()).isEqualTo(sent.get(0).uniqueId());
    assertThat(sent.get(1).fileName()).isEqualTo(sent.get(0).fileName());
  }

  @Test
  void keepsWhoDidWhatWhyAndWhatBecameOfEach() {
    line.posted(item(s10(1)));
    confirm(preview(Action.RESEND, s10(1)));
    Audit audit = new Audit();
    List<Audit.Entry> entries =
        line.database.transaction(
            handle -> audit.page(handle, Audit.Filter.ALL, Long.MAX_VALUE, 10));
    assertThat(entries).hasSize(1);
    Audit.Entry entry = entries.get(0);
    assertThat(entry.who()).isEqualTo(KIM);
    assertThat(entry.action()).isEqualTo("resend");
    assertThat(entry.reason()).isEqualTo("because");
    assertThat(entry.done()).isEqualTo(1);
    List<Audit.Line> lines = line.database.transaction(handle -> audit.lines(handle, entry.id()));
    assertThat(lines)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.partner()).isEqualTo("customs");
              assertThat(each.outcome()).contains("byte for byte");
            });
    assertThat(line.events()).contains("resent");
  }

  @Test
  void parksWhatIsTriedAgainAndAgainAndLetsItGoOnLater() {
    doorWorks = false;
    line.posted(item(s10(1)));
    assertThat(line.query("select state from departure where partner = 'customs'"))
        .containsExactly("READY");

    confirm(preview(Action.CANCEL, s10(1)));
    assertThat(
            line.query("select state || ' ' || problem from departure where partner = 'customs'"))
        .singleElement()
        .asString()
        .startsWith("PARKED TRK-620 kim parked it: because");
    everythingDue();
    assertThat(line.query("select kind from work where kind = 'send' and partner = 'customs/box'"))
        .isEmpty();

    doorWorks = true;
    Actions.Preview again = preview(Action.RESUBMIT, s10(1));
    assertThat(again.acted())
        .singleElement()
        .extracting(each -> each.verdict().text())
        .asString()
        .contains("was parked: TRK-620");
    confirm(again);
    everythingDue();
    assertThat(line.declarations()).hasSize(1);
  }

  @Test
  void leavesAloneWhatHasChangedSinceThePreview() {
    doorWorks = false;
    line.posted(item(s10(1)));
    Actions.Preview preview = preview(Action.CANCEL, s10(1));
    doorWorks = true;
    everythingDue();
    Actions.Result result = confirm(preview);
    assertThat(result.entry().done()).isZero();
    assertThat(result.lines())
        .singleElement()
        .extracting(Audit.Line::outcome)
        .asString()
        .isEqualTo("does not wait, but is sent");
    assertThat(line.declarations()).hasSize(1);
  }

  @Test
  void countsAsSentWhatWasOnItsWayWhenSomebodyParkedIt() {
    meanwhile = () -> confirm(preview(Action.CANCEL, s10(1)));
    line.posted(item(s10(1)));
    assertThat(line.query("select state || problem from departure where partner = 'customs'"))
        .containsExactly("SENT");
    assertThat(preview(Action.RESUBMIT, s10(1)).acted()).isEmpty();
  }

  @Test
  void actsOnNoMoreThanTheCapAndSpreadsItOverTime() {
    for (int i = 1; i <= 4; i++) line.posted(item(s10(i)));
    List<Target> all =
        line.query("select id from departure where partner = 'customs' order by id").stream()
            .map(id -> Target.departure(Long.parseLong(id)))
            .toList();
    Actions capped = actions(3, 2);
    Actions.Preview preview =
        line.database.transaction(handle -> capped.preview(handle, Action.RESEND, all));
    assertThat(preview.each()).hasSize(3);
    assertThat(preview.beyond()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                line.database.run(
                    handle -> capped.perform(handle, Action.RESEND, "k", all, KIM, "because")))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("TRK-621");

    List<Target> three = all.subList(0, 3);
    line.database.run(handle -> capped.perform(handle, Action.RESEND, "k", three, KIM, "because"));
    assertThat(
            line.query(
                "select round(extract(epoch from due - created) * 10)::int from work"
                    + " where kind = 'send' order by id"))
        .as("two in a second")
        .containsExactly("0", "5", "10");
  }

  @Test
  void wantsAReasonAndAKey() {
    assertThatThrownBy(
            () ->
                line.database.run(
                    handle ->
                        actions(1, 1).perform(handle, Action.RESEND, "k", List.of(), KIM, "  ")))
        .hasMessageContaining("TRK-622");
    assertThatThrownBy(
            () ->
                line.database.run(
                    handle ->
                        actions(1, 1).perform(handle, Action.RESEND, "", List.of(), KIM, "why")))
        .hasMessageContaining("TRK-623");
    assertThat(line.query("select id from audit")).isEmpty();
  }

  @Test
  void givesANewNoticeOfWhatHoldsNow() {
    line.posted(item(s10(1)));
    String lrn = line.lrns().get(0);
    line.told(LineMessages.answer("A1", lrn, "05", 1));
    line.told(LineMessages.answer("A2", lrn, "08", 2));
    Actions.Preview preview = preview(Action.RENOTIFY, s10(1));
    assertThat(preview.acted()).as("one operator, one filing").hasSize(1);
    confirm(preview);
    everythingDue();
    assertThat(line.decisions()).containsExactly("HOLD_DOCS", "RELEASED", "RELEASED");
    assertThat(line.query("select count(distinct reference) from document where meaning <> ''"))
        .containsExactly("3");
  }

  @Test
  void acknowledgesAHoldForAnOperator() {
    line.posted(item(s10(1)));
    line.told(LineMessages.answer("A1", line.lrns().get(0), "05", 1));
    Actions.Preview preview = preview(Action.ACKNOWLEDGE, s10(1));
    confirm(preview);
    assertThat(line.query("select acknowledged_by from hold_order"))
        .containsExactly("kim, support");
    Actions.Result again = confirm(preview(Action.ACKNOWLEDGE, "order:1"));
    assertThat(again.lines())
        .singleElement()
        .extracting(Audit.Line::outcome)
        .asString()
        .isEqualTo("is acknowledged already, by kim, support");
  }

  @Test
  void pausesOnlyAgreedChannelsAndCountsNoTimeOfAPauseAgainstSending() {
    doorWorks = false;
    line.receive("post", "a.xml", LineMessages.items(item(s10(1))));
    line.walk();
    Actions.Preview unknown = preview(Action.PAUSE, "post/letterbox");
    assertThat(unknown.acted()).isEmpty();

    confirm(preview(Action.PAUSE, "post"));
    assertThat(line.query("select partner || '/' || channel || ' ' || who from pause"))
        .containsExactly("post/box kim");
    assertThat(preview(Action.PAUSE, "post/box").left())
        .extracting(each -> each.verdict().text())
        .containsExactly("is paused already, by kim");
    line.database.run(
        handle -> {
          handle.execute("update pause set since = since - interval '3 hours'");
          handle.execute("update departure set ready_at = ready_at - interval '4 hours'");
        });
    confirm(preview(Action.RESUME, "post/box"));
    assertThat(line.query("select partner from pause")).isEmpty();
    assertThat(
            line.query(
                "select round(extract(epoch from now() - ready_at) / 3600)::int from departure"
                    + " where partner = 'post' and state = 'READY'"))
        .as("three of the four hours it stood still")
        .containsOnly("1");
  }
}
