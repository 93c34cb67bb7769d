package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Cargo.bag;
import static org.customspost.gateway.flow.Cargo.holding;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.match.Completeness;
import org.customspost.gateway.dossier.match.Matches;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Stories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Customs asks about whole despatches and consignments, not about items. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CargoReferralsIT {
  private static final String POST =
      """
      reporting:
        cargo:
          - {of: [predes], partner: ics, as: ie3f44, amend-as: ie3a44, cancel-as: ie3q04-cargo, channel: box, bound-for: [GB]}
          - {of: [cardit], partner: ics, as: ie3f42, amend-as: ie3a42, cancel-as: ie3q04-cargo, channel: box, bound-for: [GB]}
          - {of: [predes], partner: national, as: ie3f44, amend-as: ie3a44, cancel-as: ie3q04-cargo, channel: box, bound-for: [US]}
      """;
  // It decides nothing before loading, and asks all the same.
  private static final String NATIONAL =
      """
      partner: national
      role: customs
      mode: live
      channels:
        - {id: box, kind: file, folder: national}
      declarations:
        as: ie3f43
        amend-as: ie3a43
        cancel-as: ie3q04
        eligibility: toy
        channel: box
        parameters: {lrn-prefix: N, member-state: DE, declarant: DE123456789012345, declarant-name: Northland Post, declarant-city: Bonn, declarant-country: DE, declarant-email: ics@northland-post.example}
      answers:
        formats: [ie3r01, ie3q02]
      """;

  private LoadingLine loading;
  private int number = 5000;
  private String despatch = "";

  @BeforeAll
  void open(@TempDir Path folder) {
    loading = LoadingLine.among(folder, POST, "", Map.of("national", NATIONAL));
  }

  @AfterAll
  void close() {
    loading.close();
  }

  @BeforeEach
  void another() {
    number += 10;
    despatch = "DEFRAAGBLALAACN7%04d".formatted(number);
  }

  private String mrn() {
    return "26DE%012d01".formatted(number);
  }

  private String reference() {
    return "RF-" + number;
  }

  private void despatched(int minute, String function, String... items) {
    loading.line.take(
        "post",
        "despatch.edi",
        Cargo.despatch(despatch, minute, function, holding(bag(despatch, 1), 3, items)));
  }

  private String lrn(String customs) {
    List<String> reports = loading.line.sentTo(customs, Planned.Kind.CARGO_REPORT);
    return Said.part(reports.get(reports.size() - 1), "LRN");
  }

  private List<String> about(List<String> all) {
    return all.stream().filter(each -> each.contains(reference())).toList();
  }

  private Completeness match(String subject) {
    Matches matches = new Matches();
    return loading.line.database.transaction(
        handle -> matches.completeness(handle, matches.subject(handle, subject)));
  }

  private List<String> findings(String code) {
    return loading.line.query(
        "select text from finding where code = '"
            + code
            + "' and text like '%"
            + reference()
            + "%'");
  }

  private String waitsOn(int item) {
    String clock = "select stage || ' ' || waits_on from clock where item_id = '%s' limit 1";
    return loading.line.query(clock.formatted(s10(number + item))).get(0);
  }

  @Test
  void asksThePostAboutAWholeDespatchAndGivesCustomsItsAnswer() {
    loading.filed(s10(number));
    despatched(1, "9", s10(number));
    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));
    loading.ics(LoadingLine.screening(mrn(), reference(), 20));
    loading.ics(LoadingLine.screening(mrn(), reference(), 20));

    assertThat(about(loading.referrals())).hasSize(1);
    assertThat(about(loading.referrals()).get(0))
        .contains("<DespatchId>" + despatch, "<ReferralTypeCd>RFS", "<MRN>" + mrn())
        .contains("<ScreeningMethod>XRY", "<ReplyByDt>2026-11-20T22:20:00Z")
        .doesNotContain("<Id>");
    assertThat(match(despatch).verdict()).isEqualTo(Completeness.Verdict.NOT_YET);
    assertThat(match(s10(number)).lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.reason().name()).isEqualTo("SCREENING_WANTED");
              assertThat(line.declared()).isEqualTo("ics " + reference());
              assertThat(line.declaredBy()).isEqualTo("ics answer.xml");
            });
    assertThat(waitsOn(0)).isEqualTo("SCREENING_WANTED post");
    for (String each : List.of(s10(number), despatch, bag(despatch, 1)))
      assertThat(story(each)).contains("SCREENING_WANTED " + reference()).contains("open");

    loading.answered(LoadingLine.response(reference(), "SCREENED", "Nothing was found."));
    loading.answered(LoadingLine.response(reference(), "SCREENED", "Once more."));
    assertThat(about(loading.replies())).hasSize(1);
    assertThat(about(loading.replies()).get(0))
        .contains("<IE3R03", "<MRN>" + mrn(), "<method>XRY", "Nothing was found.")
        .doesNotContain("transportDocumentHouseLevel");
    assertThat(findings("TRK-505")).hasSize(1);
    assertThat(match(s10(number)).lines().get(0).reason().name()).isEqualTo("AWAITING_ASSESSMENT");
    assertThat(waitsOn(0)).isEqualTo("FILED ics");
    assertThat(story(despatch)).contains("answered SCREENED");
  }

  @Test
  void concernsEveryItemThatIsAnnouncedInTheDespatchLater() {
    despatched(1, "9", s10(number));
    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));
    loading.ics(LoadingLine.information(mrn(), reference(), 20));
    loading.filed(s10(number + 1));
    despatched(2, "5", s10(number), s10(number + 1));

    assertThat(match(s10(number + 1)).lines().get(0).reason().name())
        .isEqualTo("INFORMATION_WANTED");
    assertThat(waitsOn(1)).isEqualTo("INFORMATION_WANTED post");
    loading.ics(LoadingLine.complete(mrn(), 40));
    assertThat(match(s10(number + 1)).lines().get(0).reason().name())
        .isEqualTo("AWAITING_ASSESSMENT");
    assertThat(waitsOn(1)).isEqualTo("FILED ics");
  }

  @Test
  void asksWhatCameBeforeTheNumberWasKnownAndTakesAnAnswerThatWasThereFirst() {
    despatched(1, "9", s10(number));
    loading.answered(LoadingLine.response(reference(), "INFORMATION", "Limewood."));
    loading.ics(LoadingLine.information(mrn(), reference(), 20));
    assertThat(about(loading.referrals())).isEmpty();

    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));
    assertThat(about(loading.referrals())).hasSize(1);
    assertThat(about(loading.replies())).hasSize(1);
  }

  @Test
  void letsTheGravestOfSeveralQuestionsCount() {
    loading.filed(s10(number));
    despatched(1, "9", s10(number));
    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));
    loading.ics(LoadingLine.information(mrn(), reference() + "-A", 20));
    loading.ics(LoadingLine.screening(mrn(), reference() + "-B", 21));
    loading.ics(LoadingLine.information(mrn(), reference() + "-C", 22));

    assertThat(match(s10(number)).lines().get(0).declared()).isEqualTo("ics " + reference() + "-B");
    assertThat(waitsOn(0)).isEqualTo("SCREENING_WANTED post");
    loading.answered(LoadingLine.response(reference() + "-B", "SCREENED", "Nothing was found."));
    assertThat(match(s10(number)).lines().get(0).declared()).isEqualTo("ics " + reference() + "-A");
    assertThat(waitsOn(0)).isEqualTo("INFORMATION_WANTED post");
  }

  @Test
  void asksNobodyWhatCustomsWantsNoMore() {
    despatched(1, "9", s10(number));
    loading.ics(LoadingLine.information(mrn(), reference(), 20));
    loading.ics(LoadingLine.complete(mrn(), 30));
    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));

    assertThat(about(loading.referrals())).isEmpty();
    assertThat(story(despatch)).contains(reference()).contains("not wanted any more");
  }

  @Test
  void asksAboutAConsignmentWhoeverFliesIt() {
    despatched(1, "9", s10(number));
    String waybill = "057-0000" + number;
    loading.line.take(
        "post", "consignment.edi", Cargo.consignment("C" + number, 2, waybill, bag(despatch, 1)));
    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));
    loading.ics(LoadingLine.screening(mrn(), reference(), 20));

    assertThat(about(loading.referrals()))
        .singleElement()
        .asString()
        .contains("<ConsignmentId>C" + number);
    assertThat(match(waybill).counts().keySet())
        .extracting(Enum::name)
        .contains("SCREENING_WANTED");
    assertThat(story(waybill)).contains(reference());
  }

  @Test
  void tellsBeforeAnAnswerAboutADespatchIsLateAndWhenItIs() {
    despatched(1, "9", s10(number));
    loading.ics(LoadingLine.registered(lrn("ics"), mrn()));
    loading.ics(LoadingLine.screening(mrn(), reference(), 20));
    new Later(loading.line, "node", Clock.systemUTC()).remind();

    assertThat(findings("TRK-501")).hasSize(1);
    assertThat(
            loading.line.query(
                "select owner || ' ' || late from referral where reference = '"
                    + reference()
                    + "'"))
        .containsExactly("post true");
  }

  @Test
  void tellsSupportWhereTheAuthorityHasNoScheme() {
    despatch = despatch.replace("GBLALA", "USJFKA");
    despatched(1, "9", s10(number));
    loading.line.take("national", "answer.xml", LoadingLine.registered(lrn("national"), mrn()));
    loading.line.take("national", "answer.xml", LoadingLine.information(mrn(), reference(), 20));

    assertThat(findings("TRK-513")).hasSize(1);
    assertThat(about(loading.referrals())).isEmpty();
  }

  private String story(String id) {
    return loading.line.database.transaction(handle -> new Stories().of(handle, id).toString());
  }
}
