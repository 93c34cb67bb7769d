package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Announcements.bag;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Planned;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Despatches and consignments are filed with an authority that registers them. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CargoFilingsIT {
  static final String POST =
      """
      reporting:
        cargo:
          - {of: [predes], partner: ics, as: ie3f44, amend-as: ie3a44, cancel-as: ie3q04-cargo, channel: box, bound-for: [GB]}
          - {of: [cardit], partner: ics, as: ie3f42, amend-as: ie3a42, cancel-as: ie3q04-cargo, channel: box, bound-for: [GB]}
      """;

  private LoadingLine loading;
  private int number = 3000;
  private int sent;

  @BeforeAll
  void open(@TempDir Path folder) {
    loading = LoadingLine.among(folder, POST, "", Map.of());
  }

  @AfterAll
  void close() {
    loading.close();
  }

  @BeforeEach
  void another() {
    number += 10;
    sent = reports().size();
  }

  private List<String> reports() {
    return loading.line.sentTo("ics", Planned.Kind.CARGO_REPORT);
  }

  /** Reports of this test, by the name of their message. */
  private List<String> kinds() {
    return own().stream().map(each -> each.replaceAll("(?s).*?<(IE3[A-Z0-9]+) .*", "$1")).toList();
  }

  private List<String> own() {
    return reports().subList(sent, reports().size());
  }

  private String last(String element) {
    return Said.part(own().get(own().size() - 1), element);
  }

  private String receptacle(int serial) {
    return Announcements.receptacle(serial).replace("60117", "6" + number);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they are handed on as they are
  private void despatch(int minute, String function, List<String>... bags) {
    loading.line.take("post", "despatch.edi", text(minute, function, bags));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private String text(int minute, String function, List<String>... bags) {
    return Announcements.despatch(minute, function, "", bags).replace("60117", "6" + number);
  }

  private String mrn(int which) {
    return "26DE%012d%02d".formatted(number, which);
  }

  private List<String> findings(String code) {
    return loading.line.query(
        "select text from finding where code = '" + code + "' and text like '%6" + number + "%'");
  }

  @Test
  void filesWhichItemIsInWhichReceptacle() {
    despatch(1, "9", bag(receptacle(1), s10(number), s10(number + 1)), bag(receptacle(2)));

    assertThat(kinds()).containsExactly("IE3F44");
    assertThat(own().get(0))
        .contains(receptacle(1), s10(number), s10(number + 1), "<LRN>S0")
        .doesNotContain(receptacle(2));
  }

  @Test
  void amendsAndInvalidatesUnderTheNumberOfTheRegistration() {
    despatch(1, "9", bag(receptacle(1), s10(number)));
    String lrn = last("LRN");
    despatch(2, "5", bag(receptacle(1), s10(number), s10(number + 1)));
    assertThat(kinds()).as("until it is registered").containsExactly("IE3F44");

    loading.ics(LoadingLine.registered(lrn, mrn(1)));
    assertThat(kinds()).containsExactly("IE3F44", "IE3A44");
    assertThat(last("MRN")).isEqualTo(mrn(1));
    assertThat(own().get(1)).contains(s10(number + 1));

    despatch(3, "1");
    assertThat(kinds()).containsExactly("IE3F44", "IE3A44", "IE3Q04");
    assertThat(last("MRN")).isEqualTo(mrn(1));

    despatch(4, "5", bag(receptacle(3), s10(number + 2)));
    assertThat(kinds()).containsExactly("IE3F44", "IE3A44", "IE3Q04", "IE3F44");
    assertThat(last("LRN")).isNotEqualTo(lrn);
  }

  @Test
  void tellsWhatIsRefusedOnceAndFilesTheNextVersionAnew() {
    despatch(1, "9", bag(receptacle(1), s10(number)));
    String lrn = last("LRN");
    loading.ics(LoadingLine.refused(lrn, 5));
    loading.ics(LoadingLine.refused(lrn, 5));
    assertThat(findings("TRK-512")).hasSize(1).first().asString().contains(lrn);
    assertThat(kinds()).containsExactly("IE3F44");

    despatch(2, "5", bag(receptacle(1), s10(number), s10(number + 1)));
    assertThat(kinds()).containsExactly("IE3F44", "IE3F44");
  }

  @Test
  void filesTheReceptaclesOfAConsignmentWithItsFlight() {
    loading.line.take("post", "consignment.edi", consignment("9", 1, 2));

    assertThat(kinds()).containsExactly("IE3F42");
    assertThat(own().get(0))
        .contains(receptacle(1), receptacle(2), "<documentNumber>057-0000" + number)
        .contains("<conveyanceReferenceNumber>BA816<", "<DateTime>2026-07-15T18:10:00Z<")
        .contains("<country>DE</country>", "<country>GB</country>", "<location>LHR<");
  }

  @Test
  void parksAFilingOfMoreReceptaclesThanItMayHoldAndFilesTheNextVersionThatFits() {
    loading.line.take("post", "consignment.edi", consignment("9", bags(1000)));
    assertThat(kinds()).isEmpty();
    assertThat(
            loading.line.query(
                "select problem from departure where state = 'PARKED' order by id desc"))
        .first()
        .asString()
        .startsWith("WRT-202")
        .contains("\"receptacle\" occurs 1000 times; at most 999");

    loading.line.take("post", "consignment.edi", consignment("5", bags(999)));
    assertThat(kinds()).containsExactly("IE3F42");
    assertThat(own().get(0).split("<receptacle>", -1)).hasSize(1000);
  }

  @Test
  void submitsNoReportAgainThatANewerOneTookThePlaceOf() {
    parked();
    despatch(2, "5", bag(receptacle(1), s10(number), s10(number + 1)));
    assertThat(kinds()).as("customs has nothing yet").containsExactly("IE3F44");
    assertThat(own().get(0)).contains(s10(number + 1));

    assertThat(done(Action.RESUBMIT))
        .contains("SND-022", "of despatch ", "report " + last("LRN") + " has taken its place");
    assertThat(kinds()).containsExactly("IE3F44");
    assertThat(done(Action.RESEND)).contains("is parked");
  }

  @Test
  void submitsAReportAgainThatIsTheNewest() {
    parked();
    assertThat(done(Action.RESUBMIT)).contains("is sent as it is signed");
    assertThat(kinds()).containsExactly("IE3F44");
    loading.ics(LoadingLine.registered(last("LRN"), mrn(1)));
    despatch(2, "5", bag(receptacle(1), s10(number), s10(number + 1)));
    assertThat(kinds()).containsExactly("IE3F44", "IE3A44");
    assertThat(done(Action.RESEND)).as("the first again").contains("SND-022");
    assertThat(kinds()).containsExactly("IE3F44", "IE3A44");
  }

  @Test
  void submitsNoReportAgainOfWhatIsTakenBack() {
    parked();
    despatch(3, "1");
    assertThat(done(Action.RESUBMIT))
        .contains("SND-022", "another version, or none, has taken its place");
    assertThat(kinds()).isEmpty();
  }

  private void parked() {
    loading.line.receive("post", "despatch.edi", text(1, "9", bag(receptacle(1), s10(number))));
    while (loading.line.arrive() || loading.line.depart()) {}
    loading.line.database.run(
        handle ->
            handle.execute(
                "update departure set state = 'PARKED', problem = 'SND-021' where state = 'READY'"));
    loading.line.walk();
    assertThat(kinds()).isEmpty();
  }

  private String done(Action action) {
    Actions actions = new Actions(loading.line.work, door -> true, Actions.Limits.USUAL);
    long oldest =
        Long.parseLong(
            loading
                .line
                .query(
                    "select min(d.departure)::text from document d join manifest m"
                        + " on m.id = d.manifest where m.despatch like '%6"
                        + number
                        + "'")
                .get(0));
    Actions.Result result =
        loading.line.database.transaction(
            handle ->
                actions.perform(
                    handle,
                    action,
                    action.word() + number,
                    List.of(Target.departure(oldest)),
                    new Audit.Who("sam", "support", "here"),
                    "the door works again"));
    loading.line.walk();
    return result.lines().get(0).outcome();
  }

  private String consignment(String function, int... bags) {
    return FlownBags.consignment(
        number, function, IntStream.of(bags).mapToObj(this::receptacle).toList());
  }

  private static int[] bags(int count) {
    return IntStream.range(0, count).toArray();
  }

  @Test
  void filesNothingOfWhatGoesElsewhere() {
    despatch(1, "9", bag(receptacle(1).replace("GBLALA", "FRCDGA"), s10(number)));
    assertThat(kinds()).isEmpty();
    assertThat(loading.line.events()).contains("not-reported");
  }

  @Test
  void forbidsEachItemOfAForbiddenReceptacle() {
    loading.filed(s10(number));
    loading.filed(s10(number + 1));
    despatch(1, "9", bag(receptacle(1), s10(number)), bag(receptacle(2), s10(number + 1)));
    loading.ics(LoadingLine.registered(last("LRN"), mrn(1)));
    loading.ics(LoadingLine.doNotLoadReceptacles(mrn(1), 20, receptacle(1)));
    loading.ics(LoadingLine.doNotLoadReceptacles(mrn(1), 20, receptacle(1)));

    assertThat(state(0)).isEqualTo("DO_NOT_LOAD");
    assertThat(state(1)).isEmpty();
    assertThat(findings("TRK-514")).hasSize(1);

    loading.filed(s10(number + 2));
    despatch(2, "5", bag(receptacle(1), s10(number), s10(number + 2), s10(number + 3)));
    loading.filed(s10(number + 3));
    assertThat(state(2)).isEqualTo("DO_NOT_LOAD");
    assertThat(state(3)).isEqualTo("DO_NOT_LOAD");
    assertThat(loading.referrals()).filteredOn(each -> each.contains(s10(number + 2))).hasSize(1);
  }

  @Test
  void forbidsAllOfAFilingWhereNoReceptacleIsNamedAlsoBeforeItIsRegistered() {
    loading.filed(s10(number));
    despatch(1, "9", bag(receptacle(1), s10(number)));
    loading.ics(LoadingLine.doNotLoadReceptacles(mrn(1), 20));
    assertThat(state(0)).isEmpty();

    loading.ics(LoadingLine.registered(last("LRN"), mrn(1)));
    assertThat(state(0)).isEqualTo("DO_NOT_LOAD");
  }

  private String state(int which) {
    return loading
        .line
        .query(
            "select loading from filing f join dossier d on d.id = f.dossier where customs = 'ics'"
                + " and item_id = '"
                + s10(number + which)
                + "'")
        .get(0);
  }
}
