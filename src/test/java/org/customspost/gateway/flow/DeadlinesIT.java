package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.replacement;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a deadline cannot be kept we say so before it passes. */
@Timeout(60)
class DeadlinesIT {
  @TempDir Path folder;

  private TestLine line(String customs) {
    return new TestLine(TestDatabase.fresh(), folder, TestAgreements.POST, customs);
  }

  private static List<String> told(TestLine line) {
    return line.query("select code from finding where code <> 'VAL-002' order by id");
  }

  @Test
  void warnsOnceBeforeAnAnswerIsLateAndTellsWhenItIs() {
    try (TestLine line = line(TestAgreements.CUSTOMS)) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.remind(Duration.ofHours(3));
      assertThat(told(line)).isEmpty();
      line.remind(Duration.ofMinutes(195));
      line.remind(Duration.ofMinutes(230));
      assertThat(told(line)).containsExactly("TRK-400");
      assertThat(line.query("select kind || ' ' || text from event where kind = 'due-soon'"))
          .containsExactly("due-soon answer to " + line.lrns().get(0));
      assertThat(line.query("select overdue::text from filing")).containsExactly("false");
      assertThat(
              line.query(
                  "select (due < now() + interval '15 minutes')::text from work"
                      + " where kind = 'answer-due'"))
          .as("looked at again when it is over")
          .containsExactly("true");
      line.remind(Duration.ofMinutes(241));
      assertThat(told(line)).containsExactly("TRK-400", "TRK-010");
      assertThat(line.query("select kind from work where kind = 'answer-due'")).isEmpty();
    }
  }

  @Test
  void warnsWhenTheAgreementSays() {
    try (TestLine line = line(TestAgreements.CUSTOMS + "deadlines: {warn-at: 25%}\n")) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.remind(Duration.ofMinutes(59));
      assertThat(told(line)).isEmpty();
      line.remind(Duration.ofMinutes(61));
      assertThat(told(line)).containsExactly("TRK-400");
    }
  }

  @Test
  void countsFromTheDeclarationThatStandsAndNotFromAFormerOne() {
    try (TestLine line = line(TestAgreements.CUSTOMS)) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.database.run(
          handle ->
              handle.execute(
                  "update departure set prepared_at = prepared_at - interval '230 minutes'"));
      line.take("customs", "r.xml", answers(answer("A1", line.lrns().get(0), "03", 1)));
      line.take("post", "b.xml", items(replacement(s10(1), "Marble chess set")));
      line.remind(Duration.ofMinutes(15));
      assertThat(told(line)).isEmpty();
      line.remind(Duration.ofMinutes(241));
      assertThat(told(line)).containsExactly("TRK-010");
    }
  }

  @Test
  void saysNothingOfWhatIsAnswered() {
    try (TestLine line = line(TestAgreements.CUSTOMS)) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.take("customs", "r.xml", answers(answer("A1", line.lrns().get(0), "01", 1)));
      line.remind(Duration.ofMinutes(195));
      assertThat(told(line)).isEmpty();
      assertThat(line.query("select kind from work")).isEmpty();
    }
  }

  @Test
  void warnsBeforeAnAcknowledgementIsLateAndTellsWhenItIs() {
    try (TestLine line = line(TestAgreements.CUSTOMS + "deadlines: {acknowledged: 2h}\n")) {
      line.take("post", "a.xml", items(item(s10(1))));
      line.remind(Duration.ofMinutes(90));
      assertThat(told(line)).isEmpty();
      line.remind(Duration.ofMinutes(100));
      line.remind(Duration.ofMinutes(110));
      assertThat(told(line)).containsExactly("TRK-402");
      line.remind(Duration.ofMinutes(121));
      assertThat(told(line)).containsExactly("TRK-402", "TRK-401");
      assertThat(line.query("select kind from event where dossier is not null order by id"))
          .contains("due-soon", "overdue");
    }
  }

  @Test
  void warnsBeforeItGivesUpSending() {
    LineFolders folders =
        LineFolders.in(
            folder,
            Map.of(
                "post",
                TestAgreements.POST.replace("acknowledge: {reports: [json], channel: box}\n", ""),
                "customs",
                TestAgreements.CUSTOMS + "retry: {budget: 1h, first: 1s, factor: 2, most: 1m}\n"));
    try (TestLine line =
        new TestLine(
            TestDatabase.fresh(),
            folders,
            new TestSealing(),
            "node",
            departures -> {
              throw new GatewayException(
                  Finding.of(
                      ErrorCode.SND_005,
                      Place.NOWHERE,
                      "name",
                      "x",
                      "where",
                      "box",
                      "problem",
                      "full"));
            })) {
      line.take("post", "a.xml", items(item(s10(1))));
      assertThat(told(line)).isEmpty();
      for (int i = 0; i < 2; i++) {
        line.database.run(
            handle -> {
              handle.execute("update work set due = now() where kind = 'send'");
              handle.execute("update departure set ready_at = now() - interval '49 minutes'");
            });
        line.walk();
      }
      assertThat(told(line)).containsExactly("SND-401");
      assertThat(line.query("select state from departure")).containsExactly("READY");
      assertThat(line.query("select text from event where kind = 'due-soon'"))
          .singleElement()
          .asString()
          .startsWith("sending of toydec_customs_");
    }
  }
}
