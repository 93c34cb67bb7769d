package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Announcements.bag;
import static org.customspost.gateway.flow.Announcements.despatch;
import static org.customspost.gateway.flow.Announcements.receptacle;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a carrier announces is reported to customs, and told to the post, as agreements say. */
@Timeout(120)
class ReportsIT {
  private static final String CARRIER =
      """
      partner: air
      role: carrier
      mode: live
      channels:
        - {id: box, kind: file, folder: air}
      announcements: [predes, ffm, resdit]
      reporting:
        cargo:
          - {of: [predes], partner: customs, as: cuscar@d96b, channel: box}
          - {of: [ffm], partner: customs, as: cuscar@d96b, channel: box, arriving-at: [CPH]}
        receptacles:
          - {of: [resdit], partner: post, as: resdit, channel: box, on: ["74", "21"], closed-by: [DEFRA]}
      """;
  private static final String ADDRESS = "our-address: XX101\n";
  private static final Pattern FUNCTION = Pattern.compile("BGM\\+785\\+[^+']*\\+([0-9]+)'");
  private final String day =
      DateTimeFormatter.ofPattern("ddMMM", Locale.ENGLISH)
          .format(LocalDate.now(ZoneOffset.UTC))
          .toUpperCase(Locale.ROOT);

  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    Map<String, String> agreements =
        Map.of(
            "post", TestAgreements.POST + ADDRESS,
            "customs", TestAgreements.CUSTOMS + ADDRESS,
            "air", CARRIER);
    line =
        new TestLine(
            TestDatabase.fresh(), LineFolders.in(folder, agreements), new TestSealing(), "node");
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void announced(String text) {
    line.take("air", "announcement.txt", text);
    assertThat(line.query("select text from finding where severity <> 'WARNING'")).isEmpty();
  }

  private List<String> reports() {
    return line.sentTo("customs", Planned.Kind.CARGO_REPORT);
  }

  private List<String> functions() {
    return reports().stream().map(each -> first(FUNCTION, each)).toList();
  }

  private static String first(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(each -> each.group(1)).findFirst().orElse("");
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  /** A manifest with what is unloaded in Copenhagen, and something for Arlanda. */
  private String flight(String... copenhagen) {
    return "FFM/8\r\n1/BA0816/"
        + day
        + "2010/LHR\r\n"
        + (copenhagen.length == 0 ? "" : "CPH\r\n" + String.join("\r\n", copenhagen) + "\r\n")
        + "ARN\r\n125-10000025LHRARN/T3K45T3/TOOLS\r\nLAST\r\n";
  }

  @Test
  void reportsAManifestOfAllItsUnitsWithTheirSums() {
    announced(despatch(1, "9", "", bag(receptacle(1), s10(1)), bag(receptacle(2))));

    assertThat(functions()).containsExactly("9");
    String report = reports().get(0);
    assertThat(all("PCI\\+\\+([A-Z0-9]+)", report))
        .containsExactly("PCI++" + receptacle(1), "PCI++" + receptacle(2));
    assertThat(report)
        .contains("CNT+7:2:KGM'", "CNT+8:2'", "CNT+10:2'", "DTM+137:202607151001:203'");
    assertThat(line.events()).contains("reported");
    String reference =
        line.query("select reference from document where manifest is not null").get(0);
    assertThat(story(reference)).contains("CARGO_REPORT", "SENT");
    assertThat(story("announcement.txt")).contains("CARGO_REPORT ORIGINAL " + reference);
  }

  private String story(String id) {
    return line.database.transaction(handle -> new Stories().of(handle, id)).toString();
  }

  @Test
  void saysTheSameOnlyOnce() {
    announced(despatch(1, "9", "", bag(receptacle(1))));
    announced(despatch(1, "9", "", bag(receptacle(1))));
    assertThat(functions()).containsExactly("9");
  }

  @Test
  void replacesAndCancelsWhatCustomsHas() {
    announced(despatch(1, "9", "", bag(receptacle(1))));
    announced(despatch(2, "5", "", bag(receptacle(1)), bag(receptacle(2))));
    announced(despatch(3, "1", ""));
    announced(despatch(4, "5", "", bag(receptacle(3))));

    assertThat(functions()).containsExactly("9", "5", "1", "9");
    // the cancellation says again what it cancels
    assertThat(reports().get(2)).contains(receptacle(2));
    assertThat(reports().get(3)).contains(receptacle(3)).doesNotContain(receptacle(1));
  }

  @Test
  void triesNoReportAgainAfterTheOneThatTookItsPlaceHasLeft() {
    line.receive("air", "announcement.txt", despatch(1, "9", "", bag(receptacle(1))));
    while (line.arrive() || line.depart()) {}
    becomesDue("1 hour");
    announced(despatch(2, "5", "", bag(receptacle(2))));
    assertThat(functions()).containsExactly("5");

    becomesDue("0 hours");
    line.walk();

    assertThat(functions()).containsExactly("5");
    assertThat(line.query("select problem from departure where state = 'WITHHELD'"))
        .singleElement()
        .asString()
        .startsWith("SND-022");
    announced(despatch(3, "1", ""));
    assertThat(functions()).containsExactly("5", "1");
  }

  /** As what is tried again. */
  private void becomesDue(String later) {
    line.database.run(
        handle ->
            handle.execute(
                "update work set due = now() + cast(? as interval) where kind = 'send'", later));
  }

  @Test
  void saysNothingOfWhatWasOverBeforeItCame() {
    announced(despatch(3, "1", ""));
    announced(despatch(1, "9", "", bag(receptacle(1))));
    announced(despatch(2, "5", "", bag(receptacle(2))));
    assertThat(functions()).isEmpty();

    announced(despatch(5, "9", "", bag(receptacle(5))));
    announced(despatch(4, "5", "", bag(receptacle(4))));
    assertThat(functions()).containsExactly("9");
  }

  @Test
  void reportsOnlyWhatIsUnloadedWhereItIsWanted() {
    announced(flight("057-51987552CDGCPH/T6K87T6/MAIL PARCELS", "/MAL"));
    assertThat(functions()).containsExactly("9");
    assertThat(reports().get(0))
        .contains("RFF+AWB:057-51987552'", "TDT+20+0816+4++BA'", "LOC+60+CPH'", "CNT+10:1'")
        .doesNotContain("125-10000025", "ARN");

    announced(flight("057-51987552CDGCPH/T7K90T7/MAIL PARCELS", "/MAL"));
    assertThat(functions()).containsExactly("9", "5");
    assertThat(reports().get(1)).contains("CNT+8:7'");

    announced(flight());
    assertThat(functions()).containsExactly("9", "5", "1");
    assertThat(reports().get(2)).contains("057-51987552");
  }

  @Test
  void tellsThePostWhatHappenedToItsReceptaclesOnce() {
    String other = "GBLALADKCPHAACN60117001000123";
    String events =
        response(1, receptacle(1), "74")
            + response(2, receptacle(2), "24")
            + response(3, other, "74");
    announced(interchange("R1", events));
    announced(interchange("R2", events));

    List<String> told = line.sentTo("post", Planned.Kind.RECEPTACLE_REPORT);
    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .contains("CNI+1+" + receptacle(1) + "'", "STS++74'", "DTM+334:202607151200?+0000:205'")
        .contains("RFF+ACW:C1'", "RFF+AAM:057-51987552'", "LOC+175+FRA'");
  }

  private static String response(int number, String receptacle, String event) {
    return "CNI+%d+%s'STS++%s'DTM+334:202607151300?+0100:205'LOC+175+FRA'TDT+20+BA0816+4'"
        .formatted(number, receptacle, event);
  }

  private static String interchange(String reference, String events) {
    String head = "RFF+ACW:C1'RFF+AAM:057-51987552'";
    int segments = 5 + 5 * 3 + 1;
    return ("UNB+UNOC:3+BA101+XX101+260715:0910+%1$s'UNH+1+RESDIT:1:1:UP'BGM+77+%1$s+9'"
            + "DTM+137:202607151410:203'%2$s%3$sUNT+%4$d+1'UNZ+1+%1$s'")
        .formatted(reference, head, events, segments);
  }
}
