package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.cancellation;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.nameless;
import static org.customspost.gateway.flow.LineMessages.replacement;
import static org.customspost.gateway.flow.LineMessages.s10;
import static org.customspost.gateway.flow.Said.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of items: declared once each, amended, cancelled, or told back to their sender. */
@Timeout(60)
class ItemsOnTheLineIT {
  private static final String ONE = s10(1);
  private static final String TWO = s10(2);

  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, TestAgreements.CUSTOMS);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private String accepted(String item) {
    line.take("post", "first.xml", items(item));
    String lrn = line.lrns().get(0);
    line.take("customs", "yes.xml", answers(answer("A1", lrn, "01", 1)));
    return lrn;
  }

  @Test
  void declaresEachItemOnceUnderItsOwnReference() {
    line.take("post", "a.xml", items(item(ONE), item(TWO)));

    assertThat(line.declarations())
        .extracting(each -> part(each, "item"), each -> part(each, "function"))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ONE, "ORIGINAL"),
            org.assertj.core.groups.Tuple.tuple(TWO, "ORIGINAL"));
    assertThat(line.lrns()).doesNotHaveDuplicates().allMatch(each -> each.length() <= 22);
    assertThat(line.query("select distinct state from departure")).containsExactly("SENT");
    assertThat(line.query("select state from arrival")).containsExactly("FINISHED");
  }

  @Test
  void letsGoodItemsGoOnBesideABadOne() {
    line.take("post", "a.xml", items(item(ONE), nameless(s10(9)), item(TWO)));

    assertThat(line.declarations())
        .extracting(each -> part(each, "item"))
        .containsExactly(ONE, TWO);
    assertThat(line.sentTo("post", Planned.Kind.REPORT))
        .singleElement()
        .asString()
        .contains("\"accepted\" : true", "\"refusedItems\" : 1", s10(9))
        .doesNotContain("Greta");
  }

  @Test
  void givesTheFirstAnswerAgainToTheSameBytesAndDoesNothingTwice() {
    String file = items(item(ONE), nameless(TWO));
    line.take("post", "a.xml", file);
    List<Departure> before = List.copyOf(line.sent);
    line.take("post", "again.xml", file);

    assertThat(line.declarations()).hasSize(1);
    assertThat(line.sent).hasSize(before.size() + 1);
    Departure again = line.sent.get(line.sent.size() - 1);
    Departure first =
        before.stream().filter(each -> each.id() == again.id()).findFirst().orElseThrow();
    assertThat(again.uniqueId()).isEqualTo(first.uniqueId());
    assertThat(again.fileName()).isEqualTo(first.fileName());
    assertThat(Said.by(again)).isEqualTo(Said.by(first));
    assertThat(line.query("select state from arrival order by id"))
        .containsExactly("FINISHED", "DUPLICATE");
  }

  @Test
  void declaresNothingAnewForAnItemThatSaysNothingNew() {
    line.take("post", "a.xml", items(item(ONE)));
    line.take("post", "b.xml", items(item(ONE), item(TWO)));

    assertThat(line.declarations()).hasSize(2);
    assertThat(line.findings()).containsExactly("TRK-001");
  }

  @Test
  void amendsWhatCustomsAccepted() {
    String lrn = accepted(item(ONE));
    line.take("post", "b.xml", items(replacement(ONE, "Marble chess set")));

    String amendment = line.declarations().get(1);
    assertThat(part(amendment, "function")).isEqualTo("AMENDMENT");
    assertThat(part(amendment, "goods")).isEqualTo("Marble chess set");
    assertThat(part(amendment, "lrn")).isNotEqualTo(lrn);
  }

  @Test
  void keepsAnAmendmentBackUntilCustomsHasAccepted() {
    line.take("post", "a.xml", items(item(ONE)));
    line.take("post", "b.xml", items(replacement(ONE, "Marble chess set")));
    line.take("post", "c.xml", items(replacement(ONE, "Onyx chess set")));
    assertThat(line.declarations()).as("customs has not answered").hasSize(1);

    line.take("customs", "yes.xml", answers(answer("A1", line.lrns().get(0), "01", 1)));

    assertThat(line.declarations()).hasSize(2);
    assertThat(line.declarations().get(1))
        .contains("AMENDMENT", "Onyx chess set")
        .doesNotContain("Marble");
  }

  @Test
  void filesAnewWhatWasReplacedBeforeCustomsRejectedIt() {
    line.take("post", "a.xml", items(item(ONE)));
    String first = line.lrns().get(0);
    line.take("post", "b.xml", items(replacement(ONE, "Marble chess set")));
    line.take("customs", "no.xml", answers(answer("A1", first, "03", 1)));

    assertThat(line.declarations()).hasSize(2);
    assertThat(line.declarations().get(1)).contains("ORIGINAL", "Marble chess set");
    assertThat(line.lrns().get(1)).isNotEqualTo(first);
  }

  @Test
  void cancelsWhatCustomsAccepted() {
    accepted(item(ONE));
    line.take("post", "b.xml", items(cancellation(ONE)));
    assertThat(line.declarations().get(1)).contains("CANCELLATION");

    line.take("customs", "gone.xml", answers(answer("A2", line.lrns().get(1), "10", 2)));

    assertThat(line.decisions()).containsExactly("ACCEPTED", "INVALIDATED");
    assertThat(line.query("select state from filing")).containsExactly("CANCELLED");
  }

  @Test
  void keepsACancellationBackUntilCustomsHasAccepted() {
    line.take("post", "a.xml", items(item(ONE)));
    line.take("post", "b.xml", items(cancellation(ONE)));
    assertThat(line.declarations()).hasSize(1);

    line.take("customs", "yes.xml", answers(answer("A1", line.lrns().get(0), "01", 1)));

    assertThat(line.declarations()).hasSize(2);
    assertThat(line.declarations().get(1)).contains("CANCELLATION");
  }

  @Test
  void filesAnewWhatIsSentAgainWhileItsCancellationIsUnderWay() {
    accepted(item(ONE));
    line.take("post", "b.xml", items(cancellation(ONE)));
    line.take("post", "c.xml", items(item(ONE, "Marble chess set")));
    line.take("customs", "tax.xml", answers(answer("A2", line.lrns().get(0), "13", 2)));
    assertThat(line.declarations()).as("the cancellation is not confirmed yet").hasSize(2);

    line.take("customs", "gone.xml", answers(answer("A3", line.lrns().get(1), "10", 3)));

    assertThat(line.declarations()).hasSize(3);
    assertThat(line.declarations().get(2)).contains("ORIGINAL", "Marble chess set");
  }

  @Test
  void saysThatThereIsNothingToCancel() {
    line.take("post", "a.xml", items(cancellation(ONE)));

    assertThat(line.declarations()).isEmpty();
    assertThat(line.findings()).containsExactly("TRK-002");
  }

  @Test
  void changesNothingAfterTheGoodsWereReleased() {
    String lrn = accepted(item(ONE));
    line.take("customs", "free.xml", answers(answer("A2", lrn, "08", 2)));
    line.take("post", "b.xml", items(replacement(ONE, "Marble chess set")));

    assertThat(line.declarations()).hasSize(1);
    assertThat(line.findings()).containsExactly("TRK-003");
  }

  @Test
  void doesNotAmendWhatWasReleasedAtOnce() {
    line.take("post", "a.xml", items(item(ONE)));
    line.take("post", "b.xml", items(replacement(ONE, "Marble chess set")));
    line.take("customs", "free.xml", answers(answer("A1", line.lrns().get(0), "08", 1)));

    assertThat(line.declarations()).hasSize(1);
    assertThat(line.findings()).contains("TRK-003");
  }

  @Test
  void goesOnAfterTheLastCommittedBatch() {
    List<String> many = new ArrayList<>();
    for (int i = 1; i <= 2 * Read.BATCH + 10; i++) many.add(item(s10(i)));
    line.take("post", "many.xml", items(many.toArray(String[]::new)));

    assertThat(line.declarations())
        .extracting(each -> part(each, "item"))
        .doesNotHaveDuplicates()
        .hasSize(many.size());
    assertThat(line.query("select distinct items::text from arrival"))
        .containsExactly(String.valueOf(many.size()));
  }
}
