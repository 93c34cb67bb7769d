package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.replacement;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the answers of customs, in whatever order and however often they come. */
@Timeout(120)
class AnswersOnTheLineIT {
  private static final String ITEM = s10(7);

  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private String filed(String id) {
    line.take("post", id + ".xml", items(item(id)));
    return line.lrns().get(line.lrns().size() - 1);
  }

  @Test
  void givesOneNoticeForAReleaseAndItsClearance() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "08", 1));
    line.told(answer("A2", lrn, "09", 2));
    assertThat(line.decisions()).containsExactly("RELEASED");
  }

  @Test
  void givesExactlyOneReleaseNoticeForALiftedHold() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "01", 1), answer("A2", lrn, "05", 2));
    line.told(answer("A3", lrn, "08", 3));
    line.told(answer("A3", lrn, "08", 3));
    line.told(answer("A4", lrn, "09", 4));
    assertThat(line.decisions()).containsExactly("ACCEPTED", "HOLD_DOCS", "RELEASED");
  }

  /** Accepted, registered tax, documents wanted, release, clearance: as customs publishes them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void endsInTheSameDossierWhateverTheOrderAndRepetition(long seed) {
    Random random = new Random(seed);
    String lrn = filed(ITEM);
    List<String> sequence =
        new ArrayList<>(
            List.of(
                answer("A1", lrn, "01", 1),
                answer("A2", lrn, "13", 2),
                answer("A3", lrn, "05", 3),
                answer("A4", lrn, "06", 4),
                answer("A5", lrn, "08", 5),
                answer("A6", lrn, "09", 6)));
    for (int i = 0; i < 3; i++) sequence.add(sequence.get(random.nextInt(6)));
    Collections.shuffle(sequence, random);
    for (String each : sequence) line.told(each + " ".repeat(random.nextInt(1_000)));

    assertThat(line.query("select state || ' ' || standing || ' ' || told from filing"))
        .containsExactly("ACCEPTED RELEASED RELEASED");
    List<String> decisions = line.decisions().stream().filter(each -> !each.equals("TAX")).toList();
    assertThat(decisions.get(decisions.size() - 1)).isEqualTo("RELEASED");
    assertThat(decisions).as("told once").containsOnlyOnce("RELEASED");
    assertThat(line.decisions()).containsOnlyOnce("TAX");
  }

  @Test
  void tellsADeadlineThatMoved() {
    String lrn = filed(ITEM);
    String key = "<lrn>" + lrn + "</lrn>";
    line.told(answer("A1", key, "05", 1, "<until>2026-11-25T00:00:00Z</until>"));
    line.told(answer("A2", key, "05", 2, "<until>2026-11-30T00:00:00Z</until>"));
    line.told(answer("A3", key, "05", 3, "<until>2026-11-30T00:00:00Z</until>"));
    assertThat(line.decisions()).containsExactly("HOLD_DOCS", "HOLD_DOCS");
  }

  @Test
  void neverReleasesForAnUnknownCodeAndRaisesAnAlert() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "01", 1), answer("A2", lrn, "77", 2));
    assertThat(line.decisions()).containsExactly("ACCEPTED", "UNKNOWN");
    assertThat(line.findings()).containsExactly("TRK-004");
  }

  @Test
  void tellsASecondRejectionOfWhatWasMended() {
    String first = filed(ITEM);
    line.told(answer("A1", first, "03", 1));
    line.take("post", "mended.xml", items(replacement(ITEM, "Marble chess set")));
    String second = line.lrns().get(1);
    assertThat(second).isNotEqualTo(first);

    line.told(answer("A2", second, "03", 2));
    assertThat(line.decisions()).containsExactly("REJECTED", "REJECTED");
    line.told(answer("A3", first, "03", 3));
    assertThat(line.decisions()).as("the first declaration stands no longer").hasSize(2);
  }

  @Test
  void tellsThatAnAmendmentWasRejectedAndLetsTheDeclarationStand() {
    String lrn = filed(ITEM);
    line.told(answer("A1", lrn, "01", 1));
    line.take("post", "b.xml", items(replacement(ITEM, "Marble chess set")));
    line.told(answer("A2", line.lrns().get(1), "03", 2));

    assertThat(line.decisions()).containsExactly("ACCEPTED", "REJECTED");
    assertThat(line.query("select state || ' ' || standing from filing"))
        .containsExactly("ACCEPTED ACCEPTED");
  }

  @Test
  void keepsAnAnswerThatComesBeforeItsFilingAndAdoptsItThen() {
    line.told(
        answer("A1", "<item>" + ITEM + "</item>", "08", 5, ""),
        answer("A0", "<item>" + ITEM + "</item>", "01", 1, ""));
    assertThat(line.findings()).containsExactly("TRK-006", "TRK-006");
    assertThat(line.decisions()).isEmpty();

    filed(ITEM);

    assertThat(line.decisions()).containsOnlyOnce("RELEASED").last().isEqualTo("RELEASED");
    assertThat(line.query("select distinct (filing is not null)::text from answer"))
        .containsExactly("true");
  }

  @Test
  void adoptsAnAnswerThatKnowsOnlyTheNumberOfCustoms() {
    String lrn = filed(ITEM);
    line.told(answer("A2", "<mrn>26GB0001</mrn>", "08", 5, ""));
    assertThat(line.decisions()).isEmpty();
    line.told(answer("A1", "<lrn>" + lrn + "</lrn><mrn>26GB0001</mrn>", "01", 1, ""));
    assertThat(line.decisions()).last().isEqualTo("RELEASED");
  }

  @Test
  void leavesAnAnswerAboutAnotherPostingOfTheSameNumberAlone() {
    line.told(answer("A1", "<item>" + ITEM + "</item><posted>2020-01-01</posted>", "08", 5, ""));
    line.take(
        "post",
        "a.xml",
        items(
            item(ITEM)
                .replace("<OrigCountryCd>", "<PostingDt>2026-11-20</PostingDt><OrigCountryCd>")));
    assertThat(line.declarations()).hasSize(1);
    assertThat(line.decisions()).isEmpty();
  }

  @Test
  void tellsAnAnswerThatNamesNothing() {
    line.told(answer("A1", "", "08", 5, ""));
    assertThat(line.findings()).containsExactly("TRK-007");
  }

  @Test
  void raisesAnAlertWhereNoAnswerCameInTime() {
    String lrn = filed(ITEM);
    String answered = filed(s10(8));
    line.told(answer("A1", answered, "01", 1));
    line.remind(Duration.ofHours(4));

    assertThat(line.findings()).containsExactly("TRK-010");
    assertThat(line.query("select text from finding")).singleElement().asString().contains(lrn);
    assertThat(line.query("select lrn from filing where overdue")).containsExactly(lrn);
  }
}
