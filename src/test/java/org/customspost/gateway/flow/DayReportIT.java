package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Cargo.DESPATCH;
import static org.customspost.gateway.flow.Cargo.bag;
import static org.customspost.gateway.flow.Cargo.consignment;
import static org.customspost.gateway.flow.Cargo.despatch;
import static org.customspost.gateway.flow.Cargo.happened;
import static org.customspost.gateway.flow.Cargo.holding;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.cancellation;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.nameless;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.customspost.gateway.dossier.report.Asked;
import org.customspost.gateway.dossier.report.Measure;
import org.customspost.gateway.dossier.report.Report;
import org.customspost.gateway.dossier.report.ReportCsv;
import org.customspost.gateway.dossier.report.Reports;
import org.customspost.gateway.dossier.report.RollUp;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of what the line did. */
@Timeout(120)
class DayReportIT {
  private static final String POST =
      TestAgreements.POST.replace("[GB]", "[GB, DE]")
          + "announcements: [predes, cardit]\nmatch: {announced: true}\n";
  private static final String CARRIER =
      """
      partner: carrier
      role: carrier
      mode: live
      channels:
        - {id: box, kind: file, folder: carrier}
      announcements: [ffm, resdit]
      """;
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    Map<String, String> agreements =
        Map.of("post", POST, "customs", TestAgreements.CUSTOMS, "carrier", CARRIER);
    line =
        new TestLine(
            TestDatabase.fresh(), LineFolders.in(folder, agreements), new TestSealing(), "node");
  }

  @AfterEach
  void close() {
    line.close();
  }

  private static String[] all(int from, int to, IntFunction<String> each) {
    return IntStream.rangeClosed(from, to).mapToObj(each).toArray(String[]::new);
  }

  private Report report() {
    for (int i = 0; i < 3; i++) line.database.run(handle -> RollUp.run(handle, Instant.now()));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Asked asked = new Asked(today.minusDays(60), today.plusDays(60), "", "", "");
    return line.database.transaction(handle -> Reports.of(handle, asked));
  }

  private static List<String> told(Report.Line line, Measure... measures) {
    return Arrays.stream(measures).map(each -> line.cell(each).text()).toList();
  }

  @Test
  void countsWhatCameAndWhatWasRefusedByLaneAndCode() {
    line.take("post", "a.xml", items(all(1, 20, n -> item(s10(n)))));
    line.take("post", "b.xml", items(all(21, 28, n -> nameless(s10(n)))));
    line.take("post", "c.xml", items(cancellation(s10(1))));

    Report report = report();
    assertThat(told(report.total(), Measure.ITEMS, Measure.REFUSED, Measure.PIECES, Measure.CODED))
        .containsExactly("30", "10", "30", "0");
    assertThat(report.lanes())
        .extracting(Report.Line::names)
        .containsExactly(List.of("post", "DE", "GB"));
    Report.Found first = report.findings().get(0);
    assertThat(first.items().text()).isEqualTo("10");
    assertThat(first.refuses()).isTrue();
    assertThat(first.share()).isEqualTo("33 %");
    assertThat(first.example()).contains(first.code()).doesNotContain(s10(28), "CP0");
    assertThat(line.query("select code from batch_quality")).isEmpty();
  }

  @Test
  void tellsWhoseDataCameBeforeDespatchAndBeforeDeparture() {
    line.take(
        "post",
        "p.edi",
        despatch(DESPATCH, 1, "9", holding(bag(1), 9, all(1, 15, LineMessages::s10))));
    line.take("post", "a.xml", items(all(1, 9, n -> item(s10(n)))));
    line.take("post", "q.edi", consignment("C1", 1, "057-51987552", bag(1)));
    Report before = report();
    assertThat(
            told(
                before.total(),
                Measure.ANNOUNCED,
                Measure.BEFORE_DESPATCH,
                Measure.BEFORE_DEPARTURE))
        .as("the despatch is of some weeks ahead")
        .containsExactly("15", "10", "10");

    line.take("carrier", "r.edi", happened("24", bag(1)));
    line.take("post", "b.xml", items(all(10, 15, n -> item(s10(n)))));
    Report after = report();
    assertThat(told(after.total(), Measure.ANNOUNCED, Measure.BEFORE_DESPATCH, Measure.DEPARTING))
        .as("what comes later is added to the day of the despatch")
        .containsExactly("15", "15", "15");
    assertThat(after.lanes().get(0).names()).containsExactly("post", "DE", "GB");
  }

  @Test
  void tellsHowFastCustomsAnswersAndWhyItHolds() {
    line.take("post", "a.xml", items(all(1, 20, n -> item(s10(n)))));
    List<String> lrns = line.query("select lrn from filing order by id");
    String[] held = all(0, 5, n -> answer("H" + n, lrns.get(n), "HOLD_DOCS", 1));
    line.take("customs", "h.xml", answers(held));
    line.take("customs", "h2.xml", answers(answer("H9", lrns.get(0), "HOLD_DOCS", 2)));

    Report report = report();
    assertThat(told(report.total(), Measure.ANSWERED, Measure.HELD)).containsExactly("5", "5");
    assertThat(report.customs()).extracting(Report.Line::names).containsExactly(List.of("customs"));
    assertThat(report.total().median()).isPresent();
    assertThat(report.holds()).hasSize(1);
    assertThat(report.holds().get(0).filings().text()).isEqualTo("5");
  }

  @Test
  void saysTheSameAsCsvAndNoFewNumberInIt() throws Exception {
    line.take("post", "a.xml", items(all(1, 20, n -> item(s10(n)))));
    line.take("post", "b.xml", items(all(21, 23, n -> nameless(s10(n)))));
    StringWriter text = new StringWriter();
    ReportCsv.write(text, report());

    assertThat(text.toString().lines())
        .contains("lane,post,DE,GB,,,,,25,<5,25,0,0,0,0,0,0,0,,,")
        .allMatch(each -> commas(each) >= 20);
    assertThat(text.toString()).doesNotContain(",3,");
  }

  private static long commas(String line) {
    return line.chars().filter(each -> each == ',').count();
  }
}
