package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.flow.Announcements.bag;
import static org.customspost.gateway.flow.Announcements.despatch;
import static org.customspost.gateway.flow.Announcements.receptacle;
import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.TestSealing;
import org.customspost.gateway.model.passage.Departure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is reported of cargo, receptacles and items arrives as surely as everything else: tried
 * again with the same bytes, acknowledged by its receiver, parked where it cannot be sent or is
 * refused.
 */
@Timeout(120)
class ReportDeliveryIT {
  private static final String ADDRESS = "our-address: XX101\n";
  private static final String POST =
      TestAgreements.POST
              .replace("acknowledge: {reports: [json], channel: box}\n", "")
              .replace("as: toynote", "as: emsevt@1")
          + ADDRESS;
  private static final String CARRIER =
      """
      partner: air
      role: carrier
      mode: live
      channels:
        - {id: box, kind: file, folder: air}
      announcements: [predes, resdit]
      reporting:
        cargo:
          - {of: [predes], partner: customs, as: cuscar@d96b, channel: box}
        receptacles:
          - {of: [resdit], partner: post, as: resdit, channel: box}
      """;
  private static final Set<String> REPORTS = Set.of("CARGO_REPORT", "RECEPTACLE_REPORT", "NOTICE");

  private final List<Departure> tried = new ArrayList<>();
  private boolean open;
  private TestLine line;

  @BeforeEach
  void open(@TempDir Path folder) {
    Map<String, String> agreements =
        Map.of("post", POST, "customs", TestAgreements.CUSTOMS + ADDRESS, "air", CARRIER);
    line =
        new TestLine(
            TestDatabase.fresh(),
            LineFolders.in(folder, agreements),
            new TestSealing(),
            "node",
            this::send);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private List<String> send(List<Departure> departures) {
    List<Departure> reports =
        departures.stream()
            .filter(each -> REPORTS.contains(String.valueOf(each.properties().get("kind"))))
            .toList();
    tried.addAll(reports);
    if (open || reports.isEmpty()) return departures.stream().map(Departure::fileName).toList();
    throw new GatewayException(
        Finding.of(
            ErrorCode.SND_005, Place.NOWHERE, "name", "x", "where", "box", "problem", "full"));
  }

  /** A despatch, an event of its receptacle, and a decision about its item. */
  private void play() {
    line.take("air", "despatch.edi", despatch(1, "9", "", bag(receptacle(1), s10(1))));
    line.take("air", "response.edi", response());
    line.take("post", "items.xml", items(item(s10(1))));
    String lrn =
        line.query(
                "select reference from document where function = 'ORIGINAL' and dossier is not"
                    + " null")
            .get(0);
    line.told(answer("A1", lrn, "09", 50));
  }

  private static String response() {
    return "UNB+UNOC:3+BA101+XX101+260715:0910+R1'UNH+1+RESDIT:1:1:UP'BGM+77+R1+9'"
        + "DTM+137:202607151410:203'RFF+ACW:C1'RFF+AAM:057-51987552'CNI+1+"
        + receptacle(1)
        + "'STS++74'DTM+334:202607151300?+0100:205'LOC+175+FRA'TDT+20+BA0816+4'UNT+11+1'UNZ+1+R1'";
  }

  private List<String> states() {
    return line.query(
        "select kind || ' ' || state from departure where kind in ('CARGO_REPORT',"
            + " 'RECEPTACLE_REPORT', 'NOTICE') order by kind, id");
  }

  private void timePasses(String time) {
    line.database.run(
        handle -> {
          handle.execute("update work set due = now() - interval '1 second' where kind = 'send'");
          handle.execute("update departure set ready_at = ready_at - interval '" + time + "'");
        });
    line.walk();
  }

  private String reference(String kind) {
    return line.query(
            "select control_reference from departure where kind = '" + kind + "' order by id")
        .get(0);
  }

  private void control(String partner, String reference, String action) {
    line.take(
        partner,
        "control.edi",
        "UNB+UNOC:3+THEM+XX101+260715:0930+%1$s'UNH+1+CONTRL:D:3:UN'UCI+%1$s+XX101+THEM+%2$s'UNT+3+1'UNZ+1+%1$s'"
            .formatted(reference, action));
  }

  @Test
  void triesEachReportAgainWithTheSameBytes() {
    play();
    assertThat(states())
        .containsExactly("CARGO_REPORT READY", "NOTICE READY", "RECEPTACLE_REPORT READY");
    timePasses("1 second");
    open = true;
    timePasses("1 second");

    assertThat(states())
        .containsExactly("CARGO_REPORT SENT", "NOTICE SENT", "RECEPTACLE_REPORT SENT");
    Map<String, List<Departure>> byName =
        tried.stream().collect(Collectors.groupingBy(Departure::uniqueId));
    assertThat(byName).hasSize(3);
    byName.forEach(
        (name, tries) -> {
          assertThat(tries).as(name).hasSizeGreaterThan(2);
          assertThat(tries).extracting(Said::by).containsOnly(Said.by(tries.get(0)));
        });
  }

  @Test
  void parksEachReportThatCannotBeSentInTime() {
    play();
    timePasses("3 days");

    assertThat(states())
        .containsExactly("CARGO_REPORT PARKED", "NOTICE PARKED", "RECEPTACLE_REPORT PARKED");
    assertThat(line.findings()).filteredOn("SND-021"::equals).hasSize(3);
    int tries = tried.size();
    timePasses("1 day");
    assertThat(tried).hasSize(tries);
  }

  @Test
  void believesTheAcknowledgementsOfItsReceivers() {
    open = true;
    play();
    control("customs", reference("CARGO_REPORT"), "7");
    control("post", reference("RECEPTACLE_REPORT"), "7");
    control("post", reference("NOTICE"), "8");

    assertThat(states())
        .containsExactly(
            "CARGO_REPORT ACKNOWLEDGED", "NOTICE ACKNOWLEDGED", "RECEPTACLE_REPORT ACKNOWLEDGED");
  }

  @Test
  void reportsTheNextVersionAnewWhereTheFirstWasRefused() {
    open = true;
    play();
    control("customs", reference("CARGO_REPORT"), "4+12");
    control("post", reference("RECEPTACLE_REPORT"), "4+12");

    assertThat(states())
        .containsExactly("CARGO_REPORT PARKED", "NOTICE SENT", "RECEPTACLE_REPORT PARKED");
    assertThat(line.findings()).filteredOn("SND-020"::equals).hasSize(2);

    line.take("air", "despatch.edi", despatch(2, "5", "", bag(receptacle(1)), bag(receptacle(2))));
    assertThat(line.query("select function from document where manifest is not null order by id"))
        .containsExactly("ORIGINAL", "ORIGINAL");
  }
}
