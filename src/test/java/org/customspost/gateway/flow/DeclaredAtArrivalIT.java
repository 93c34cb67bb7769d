package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.cancellation;
import static org.customspost.gateway.flow.LineMessages.event;
import static org.customspost.gateway.flow.LineMessages.events;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.replacement;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Items that are declared when the goods arrive, whichever comes first, and once. */
@Timeout(120)
class DeclaredAtArrivalIT {
  private static final String ITEM = s10(7);
  private static final String POST = TestAgreements.POST + "events: [emsevt]\n";
  private static final String CUSTOMS =
      TestAgreements.CUSTOMS.replace("  cancel-as:", "  lodge: at-arrival\n  cancel-as:");

  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    line = new TestLine(TestDatabase.fresh(), folder, POST, CUSTOMS);
  }

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void declaresAtArrivalWhatWasSentBefore() {
    line.posted(item(ITEM));
    assertThat(line.declarations()).isEmpty();
    assertThat(line.filings()).containsExactly("AWAITING_GOODS");
    assertThat(waits()).containsExactly("arrival of the goods; then it is declared to customs");

    line.happened(event(ITEM, "EMD", 1));
    line.happened(event(ITEM, "EMD", 1));
    line.happened(event(ITEM, "EDB", 2));

    assertThat(line.functions()).containsExactly("ORIGINAL");
    assertThat(line.filings()).containsExactly("FILED");
    line.told(answer("A1", line.lrns().get(0), "01", 1), answer("A2", line.lrns().get(0), "08", 2));
    assertThat(line.decisions()).containsExactly("ACCEPTED", "RELEASED");
    assertThat(line.functions()).containsExactly("ORIGINAL");
  }

  @Test
  void declaresManyItemsThatArriveTogether() {
    String[] items = new String[300];
    String[] arrivals = new String[300];
    for (int i = 0; i < items.length; i++) {
      items[i] = item(s10(100 + i));
      arrivals[i] = event(s10(100 + i), "EMD", 1);
    }
    line.take("post", "items.xml", items(items));
    line.happened(arrivals);
    assertThat(line.functions()).hasSize(300).containsOnly("ORIGINAL");
    line.happened(arrivals[0], arrivals[299]);
    assertThat(line.events()).contains("repeated");
    assertThat(line.functions()).hasSize(300);
  }

  @Test
  void declaresAtOnceWhereTheGoodsAreThereBeforeTheData() {
    line.happened(event(ITEM, "EMD", 1));
    line.posted(item(ITEM));
    assertThat(line.functions()).containsExactly("ORIGINAL");
    assertThat(line.events()).contains("adopted");
  }

  @Test
  void declaresAtArrivalWhatWasReplacedMeanwhile() {
    line.posted(item(ITEM));
    line.posted(replacement(ITEM, "Marble chess set"));
    line.happened(event(ITEM, "EMD", 1));
    assertThat(line.declarations()).singleElement().asString().contains("Marble chess set");
    assertThat(line.functions()).containsExactly("ORIGINAL");
  }

  @Test
  void declaresNothingThatWasCancelledBeforeItArrived() {
    line.posted(item(ITEM));
    line.take("post", "gone.xml", items(cancellation(ITEM)));
    line.happened(event(ITEM, "EMD", 1));
    assertThat(line.declarations()).isEmpty();
    assertThat(line.events()).contains("withdrawn");
    assertThat(waits()).isEmpty();

    line.posted(item(ITEM, "Marble chess set"));
    assertThat(line.functions())
        .as("sent again, and the goods are there")
        .containsExactly("ORIGINAL");
  }

  @Test
  void keepsAnAnswerUntilTheDeclarationIsLodged() {
    line.posted(item(ITEM));
    line.told(answer("A1", "<item>" + ITEM + "</item>", "05", 1, ""));
    assertThat(line.filings()).containsExactly("AWAITING_GOODS");
    assertThat(line.decisions()).isEmpty();
    line.happened(event(ITEM, "EMD", 1));
    assertThat(line.functions()).containsExactly("ORIGINAL");
    assertThat(line.decisions()).containsExactly("HOLD_DOCS");
  }

  @Test
  void leavesAnotherPostingOfTheSameNumberAlone() {
    String posted = "<PostingDt>2026-11-20</PostingDt><OrigCountryCd>";
    line.posted(item(ITEM).replace("<OrigCountryCd>", posted));
    line.happened(event(ITEM, "EMD", 1).replace("</Id>", "</Id><PostingDt>2025-01-07</PostingDt>"));
    assertThat(line.declarations()).isEmpty();
    line.happened(event(ITEM, "EMD", 1).replace("</Id>", "</Id><PostingDt>2026-11-20</PostingDt>"));
    assertThat(line.functions()).containsExactly("ORIGINAL");
  }

  @Test
  void tellsABadEventAndTakesItsNeighbours() {
    line.posted(item(ITEM));
    line.happened(event("CP000000079DE", "EMD", 1), event(ITEM, "EMD", 1));
    assertThat(line.findings()).containsExactly("VAL-001");
    assertThat(line.query("select item_id from finding")).containsExactly("CP000000079DE");
    assertThat(line.functions()).containsExactly("ORIGINAL");
  }

  /** A node whose lease ran out takes up the same arrival once more: nothing is planned twice. */
  @Test
  void plansOnceWhereAnEventIsTrackedAgainAfterACrash() {
    line.posted(item(ITEM));
    long arrival = line.receive("post", "events.xml", events(event(ITEM, "EMD", 1)));
    line.arrive();
    for (String each :
        List.of(
            "update arrival set state = 'RECEIVED', items = 0 where id = ",
            "insert into work (kind, partner, priority, due, subject) select 'arrival', 'post', 5, now(), "))
      line.database.run(handle -> handle.execute(each + arrival));
    line.walk();
    assertThat(line.functions()).containsExactly("ORIGINAL");
  }

  private List<String> waits() {
    return line.database.transaction(handle -> new Stories().of(handle, ITEM)).stream()
        .flatMap(each -> each.waits().stream())
        .map(Story.Wait::text)
        .toList();
  }
}
