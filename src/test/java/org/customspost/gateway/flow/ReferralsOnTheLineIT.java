package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.s10;
import static org.customspost.gateway.flow.LoadingLine.ITEM;
import static org.customspost.gateway.flow.LoadingLine.MRN;
import static org.customspost.gateway.flow.LoadingLine.complete;
import static org.customspost.gateway.flow.LoadingLine.doNotLoad;
import static org.customspost.gateway.flow.LoadingLine.information;
import static org.customspost.gateway.flow.LoadingLine.registered;
import static org.customspost.gateway.flow.LoadingLine.response;
import static org.customspost.gateway.flow.LoadingLine.screening;
import static org.customspost.gateway.flow.LoadingLine.withdrawn;
import static org.customspost.gateway.flow.Said.part;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Stories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What customs wants before loading goes to the origin post, and what the post answers to customs.
 */
@Timeout(240)
class ReferralsOnTheLineIT {
  private static final String RFI = "RFI26112000000007";

  private LoadingLine loading;
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    loading = new LoadingLine(folder);
    line = loading.line;
  }

  @AfterEach
  void close() {
    loading.close();
  }

  @Test
  void filesAnItemForBothPurposesInOneDossier() {
    loading.registeredItem();

    assertThat(line.query("select count(*)::text from dossier")).containsExactly("1");
    assertThat(line.query("select purpose || ' ' || state from filing order by purpose"))
        .containsExactly("import FILED", "security ACCEPTED");
    assertThat(loading.loading()).containsExactly("REGISTERED");
  }

  @Test
  void asksTheOriginPostWhatCustomsAsksAndAnswersUnderTheSameReference() {
    loading.registeredItem();
    loading.ics(information(MRN, RFI, 10));

    assertThat(loading.referrals()).hasSize(1);
    String referral = loading.referrals().get(0);
    assertThat(part(referral, "ReferralRef")).isEqualTo(RFI);
    assertThat(part(referral, "ReferralTypeCd")).isEqualTo("RFI");
    assertThat(part(referral, "Id")).isEqualTo(ITEM);
    assertThat(loading.loading()).containsExactly("INFORMATION_WANTED");

    loading.answered(response(RFI, "INFORMATION", "Made of limewood."));

    assertThat(loading.replies()).hasSize(1);
    String reply = loading.replies().get(0);
    assertThat(part(reply, "referralRequestReference")).isEqualTo(RFI);
    assertThat(part(reply, "MRN")).isEqualTo(MRN);
    assertThat(part(reply, "text")).isEqualTo("Made of limewood.");
    assertThat(loading.loading()).containsExactly("REGISTERED");

    loading.ics(complete(MRN, 20));
    assertThat(loading.loading()).containsExactly("ASSESSMENT_COMPLETE");
  }

  @Test
  void answersCustomsOnceHoweverOftenThePostAnswers() {
    loading.registeredItem();
    loading.ics(screening(MRN, "RFS26112000000007", 10));
    loading.answered(response("RFS26112000000007", "SCREENED", "Nothing found."));
    loading.answered(response("RFS26112000000007", "SCREENED", "Nothing found.").concat("\n"));
    loading.answered(response("RFS26112000000007", "UNABLE", "It has left."));

    assertThat(loading.replies()).hasSize(1);
    assertThat(part(loading.replies().get(0), "method")).isEqualTo("XRY");
    assertThat(line.findings()).contains("TRK-505");
  }

  @Test
  void keepsAnAnswerThatComesBeforeItsRequest() {
    loading.registeredItem();
    loading.answered(response(RFI, "INFORMATION", "Made of limewood."));
    assertThat(line.findings()).contains("TRK-504");
    assertThat(loading.replies()).isEmpty();

    loading.ics(information(MRN, RFI, 10));

    assertThat(loading.replies()).hasSize(1);
    assertThat(loading.loading()).containsExactly("REGISTERED");
  }

  @Test
  void takesNoAnswerFromAPostThatWasNotAsked() {
    loading.registeredItem();
    loading.ics(information(MRN, RFI, 10));
    line.take("customs", "response.xml", response(RFI, "INFORMATION", "Made of limewood."));

    assertThat(loading.replies()).isEmpty();
    assertThat(line.findings()).contains("IDN-300");
  }

  @Test
  void amendsWhatIsRegisteredUnderItsNumber() {
    loading.registeredItem();
    line.take(
        "post",
        "again.xml",
        LineMessages.items(LoadingLine.item("replacement", ITEM, "Chess set of limewood")));

    String amended = loading.filings().get(1);
    assertThat(amended).contains("<IE3A43 ").contains("Chess set of limewood");
    assertThat(part(amended, "MRN")).isEqualTo(MRN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsNoReleaseWhileLoadingIsForbidden(boolean releasedFirst) {
    String lrn = loading.registeredItem();
    String released = answers(answer("A1", line.lrns().get(0), "09", 30));
    if (releasedFirst) line.take("customs", "release.xml", released);
    loading.ics(doNotLoad(MRN, ITEM, 20));
    if (!releasedFirst) line.take("customs", "release.xml", released);

    List<String> told = line.decisions();
    assertThat(told.get(told.size() - 1)).isEqualTo("DO_NOT_LOAD");
    assertThat(line.findings()).contains("TRK-506");

    loading.ics(complete(MRN, 40));
    assertThat(loading.loading()).containsExactly("DO_NOT_LOAD");
    loading.ics(withdrawn(lrn, 50));
    assertThat(line.decisions()).endsWith("DO_NOT_LOAD_WITHDRAWN", "RELEASED");
  }

  @Test
  void holdsWhatMustNotBeLoadedAlsoWhenItIsFiledAnew() {
    loading.registeredItem();
    loading.ics(doNotLoad(MRN, ITEM, 20));
    line.take("post", "cancel.xml", LineMessages.items(LineMessages.cancellation(ITEM)));
    loading.ics(
        "<IE3R07 xmlns=\"urn:wco:datamodel:eu:ics2:2\"><MRN>"
            + MRN
            + "</MRN><invalidationDate>2026-11-20T10:25:00Z</invalidationDate></IE3R07>");
    line.take(
        "post",
        "anew.xml",
        LineMessages.items(LoadingLine.item("original", ITEM, "Chess set, wood")));
    String anew = loading.filings().get(loading.filings().size() - 1);
    loading.ics(registered(part(anew, "LRN"), "26DE00000000000008"));
    loading.ics(complete("26DE00000000000008", 40));

    assertThat(loading.loading()).containsExactly("DO_NOT_LOAD");
    assertThat(line.decisions()).doesNotContain("ASSESSMENT_COMPLETE");
  }

  @Test
  void forbidsByTheItemWhereTheNumberIsNotKnownYet() {
    loading.filed(ITEM);
    loading.ics(doNotLoad(MRN, ITEM, 20));

    assertThat(loading.loading()).containsExactly("DO_NOT_LOAD");
    assertThat(line.decisions()).containsExactly("DO_NOT_LOAD");
  }

  @Test
  void putsADoNotLoadBeforeEverythingElseThatWaits() {
    loading.registeredItem();
    line.receive("ics", "stop.xml", doNotLoad(MRN, ITEM, 20));
    assertThat(line.query("select kind from work where kind in ('loading', 'arrival')"))
        .containsExactly("loading");
    assertThat(line.arrive()).isTrue();

    assertThat(line.query("select distinct priority::text from work where kind = 'write'"))
        .containsExactly("-1");
    line.walk();
    assertThat(part(loading.referrals().get(0), "ReferralTypeCd")).isEqualTo("DNL");
  }

  @Test
  void saysThatAReferralRunsLateBeforeItIs() {
    loading.registeredItem();
    loading.ics(information(MRN, RFI, 10));
    String issued = "update referral set issued_at = now(), reply_by = now() + interval '10 hours'";
    line.database.run(handle -> handle.execute(issued));

    line.remind(Duration.ofHours(7));
    assertThat(line.findings()).doesNotContain("TRK-500");
    line.remind(Duration.ofHours(9));
    assertThat(line.findings()).contains("TRK-500").doesNotContain("TRK-501");
    line.remind(Duration.ofHours(11));
    assertThat(line.findings()).contains("TRK-501");
    assertThat(line.events()).contains("due-soon", "overdue");
  }

  @Test
  void tellsReferralsInTheStoryOfTheirItemAndByTheirReference() {
    loading.registeredItem();
    loading.ics(information(MRN, RFI, 10));
    loading.answered(response(RFI, "INFORMATION", "Made of limewood."));

    String story = line.database.transaction(handle -> new Stories().of(handle, RFI)).toString();
    assertThat(story).contains(ITEM).contains("referral").contains(RFI);
    assertThat(story).contains("REGISTERED").contains("INFORMATION");
    assertThat(story).doesNotContain("limewood");
  }

  /** Whatever the order, and however often each comes: the same dossiers and last notices. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsTheSameInWhateverOrderTheMessagesCome(boolean takenBack) {
    Random random = new Random(20261123);
    Set<List<String>> ends = new LinkedHashSet<>();
    for (int round = 1; round <= 8; round++) {
      List<Runnable> messages = scenario(round, takenBack);
      messages.addAll(messages.subList(2, 5)); // some come twice
      if (round > 1) Collections.shuffle(messages, random);
      messages.forEach(Runnable::run);
      ends.add(end(s10(100 + round)));
    }
    assertThat(ends).hasSize(1);
    assertThat(ends.iterator().next())
        .endsWith("last told " + (takenBack ? "RELEASED" : "DO_NOT_LOAD"));
  }

  private List<Runnable> scenario(int round, boolean takenBack) {
    String item = s10(100 + round);
    String mrn = "26DE0000000000010" + round;
    String lrn = loading.filed(item);
    String declared = line.lrns().get(line.lrns().size() - 1);
    List<Runnable> messages = new ArrayList<>();
    messages.add(() -> loading.ics(registered(lrn, mrn)));
    messages.add(() -> loading.ics(information(mrn, "RFI-" + round, 10)));
    messages.add(() -> loading.ics(screening(mrn, "RFS-" + round, 15)));
    messages.add(() -> loading.ics(doNotLoad(mrn, item, 20)));
    messages.add(() -> loading.answered(response("RFI-" + round, "INFORMATION", "Limewood.")));
    messages.add(() -> loading.ics(complete(mrn, 30)));
    messages.add(
        () -> line.take("customs", "r.xml", answers(answer("R" + round, declared, "09", 35))));
    if (takenBack) messages.add(() -> loading.ics(withdrawn(lrn, 40)));
    return messages;
  }

  private List<String> end(String item) {
    String ofItem = " where dossier = (select id from dossier where item_id = '" + item + "')";
    List<String> end =
        new ArrayList<>(
            line.query(
                "select concat_ws(' ', purpose, state, standing, loading, forbidden_by is not null) from filing"
                    + ofItem
                    + " order by purpose"));
    end.addAll(
        line.query(
            "select concat_ws(' ', kind, closed, response is not null) from referral"
                + ofItem
                + " order by kind"));
    end.add("replies " + loading.replies().stream().filter(each -> each.contains(item)).count());
    List<String> told =
        line.sentTo("post", Planned.Kind.NOTICE).stream()
            .filter(each -> part(each, "item").equals(item))
            .map(each -> part(each, "decision"))
            .toList();
    end.add("last told " + told.get(told.size() - 1));
    return end;
  }
}
