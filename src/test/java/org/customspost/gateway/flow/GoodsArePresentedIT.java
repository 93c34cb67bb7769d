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

/**
 * Goods that were declared before they arrive: before or after customs accepts, once or twice, they
 * are presented once.
 */
@Timeout(120)
class GoodsArePresentedIT {
  private static final String ITEM = s10(7);
  private static final String POST = TestAgreements.POST + "events: [emsevt]\n";
  private static final String CUSTOMS =
      TestAgreements.CUSTOMS.replace("  cancel-as:", "  present-as: toydec\n  cancel-as:");

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
  void presentsWhatCustomsHasAcceptedWhenItArrives() {
    line.posted(item(ITEM));
    String lrn = line.lrns().get(0);
    line.told(answer("A1", "<lrn>" + lrn + "</lrn><mrn>26GB7</mrn>", "01", 1, ""));
    line.happened(event(ITEM, "EMD", 1));

    assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
    String presented = line.declarations().get(1);
    assertThat(Said.part(presented, "lrn")).isNotEqualTo(lrn).isNotEmpty();
    assertThat(Said.part(presented, "mrn")).isEqualTo("26GB7");
    assertThat(Said.part(presented, "item")).isEqualTo(ITEM);
  }

  @Test
  void presentsOnAcceptanceWhatArrivedBefore() {
    line.posted(item(ITEM));
    line.happened(event(ITEM, "EMD", 1));
    assertThat(line.functions()).as("not accepted yet").containsExactly("ORIGINAL");
    line.told(answer("A1", line.lrns().get(0), "01", 1));
    assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
  }

  @Test
  void keepsAnArrivalThatComesBeforeTheData() {
    line.happened(event(ITEM, "EMD", 1));
    assertThat(line.events()).contains("orphan");
    line.posted(item(ITEM));
    line.told(answer("A1", line.lrns().get(0), "01", 1));
    assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void presentsOnceWhateverTheOrderAndRepetition(long seed) {
    line.posted(item(ITEM));
    String lrn = line.lrns().get(0);
    List<Runnable> all = new ArrayList<>();
    all.add(() -> line.told(answer("A1", lrn, "01", 1) + " ".repeat((int) seed)));
    all.add(() -> line.told(answer("A2", lrn, "05", 2)));
    all.add(() -> line.happened(event(ITEM, "EMC", 0), event(ITEM, "EMD", 1)));
    all.add(() -> line.happened(event(ITEM, "EMD", 1)));
    all.add(() -> line.happened(event(ITEM, "EMD", 1), event(ITEM, "EDB", 9)));
    all.add(() -> line.told(answer("A1", lrn, "01", 1)));
    Collections.shuffle(all, new Random(seed));
    all.forEach(Runnable::run);

    assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
    assertThat(line.query("select count(*) from item_event")).containsExactly("3");
    assertThat(line.filings()).containsExactly("ACCEPTED HOLD_DOCS");
  }

  @Test
  void takesOnlyTheEventsThatTheAuthorityCountsAsArrival() {
    line.posted(item(ITEM));
    line.told(answer("A1", line.lrns().get(0), "01", 1));
    line.happened(event(ITEM, "EMC", 1));
    assertThat(line.functions()).containsExactly("ORIGINAL");
    line.happened(event(ITEM, "EDB", 5));
    assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
  }

  @Test
  void countsTheAnswerToThePresentation() {
    line.posted(item(ITEM));
    line.told(answer("A1", line.lrns().get(0), "01", 1));
    line.happened(event(ITEM, "EMD", 1));
    line.told(answer("A2", line.lrns().get(1), "08", 2));
    assertThat(line.decisions()).containsExactly("ACCEPTED", "RELEASED");
    line.happened(event(ITEM, "EDB", 5));
    assertThat(line.functions()).containsExactly("ORIGINAL", "PRESENTATION");
  }

  @Test
  void presentsNothingThatIsReleasedOrCancelled() {
    line.posted(item(ITEM));
    line.told(answer("A1", line.lrns().get(0), "01", 1), answer("A2", line.lrns().get(0), "08", 2));
    String other = s10(8);
    line.posted(item(other));
    line.told(answer("B1", line.lrns().get(1), "01", 1));
    line.take("post", "gone.xml", items(cancellation(other)));
    line.happened(event(ITEM, "EMD", 1), event(other, "EMD", 1));
    assertThat(line.functions()).containsExactly("ORIGINAL", "ORIGINAL", "CANCELLATION");
  }

  @Test
  void presentsAnewWhatWasRejectedAndFiledAnew() {
    line.posted(item(ITEM));
    line.happened(event(ITEM, "EMD", 1));
    line.told(answer("A1", line.lrns().get(0), "03", 1));
    line.posted(replacement(ITEM, "Marble chess set"));
    line.told(answer("A2", line.lrns().get(1), "01", 2));
    assertThat(line.functions()).containsExactly("ORIGINAL", "ORIGINAL", "PRESENTATION");
  }

  @Test
  void refusesEventsOfAPartnerThatMayNotSendThem() {
    line.posted(item(ITEM));
    line.told(answer("A1", line.lrns().get(0), "01", 1));
    line.take("customs", "events.xml", events(event(ITEM, "EMD", 1)));
    assertThat(line.findings()).containsExactly("IDN-300");
    assertThat(line.functions()).containsExactly("ORIGINAL");
    assertThat(line.query("select count(*) from item_event")).containsExactly("0");
  }
}
