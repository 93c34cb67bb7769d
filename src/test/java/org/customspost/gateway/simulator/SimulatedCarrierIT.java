package org.customspost.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A carrier through folders, with the test in the place of the gateway. */
class SimulatedCarrierIT {
  private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");
  private static final String TEXT =
      """
      scenario: flown
      seed: 7
      posts:
        - post: fern-post
          door: {kind: file, folder: "{{folder}}/fern"}
          template: item-edifact/items.edi
          service: CP
          country: NZ
          facts: {sender: NZ101, recipient: XX101, currency: NZD}
          readings: [report]
      carriers:
        - carrier: gull-air
          door: {kind: file, folder: "{{folder}}/gull"}
          facts: {address: ZQCARGO, recipient: XX101}
          readings: [notice-json, report]
      groups:
        - {group: good, post: fern-post, from: 10000001, count: 2, outcome: flown, change: {destination: DE}}
        - {group: bad, post: fern-post, from: 20000001, count: 1, outcome: left behind, change: {destination: DE}, expect: {declared: original, notices: DO_NOT_LOAD, warned: DO_NOT_LOAD}}
      despatches:
        - despatch: parcels
          origin: NZAKLA
          destination: DEFRAA
          mail: ACN
          number: 12
          receptacles:
            - {receptacle: 1, groups: [good], grams: 4210, device: AKE1}
            - {receptacle: 2, groups: [bad], grams: 1000, device: AKE2}
      flights:
        - {flight: ZQ0417, from: AKL, to: FRA, departs: 10h, lasts: 20h, consignment: C1, waybill: 990-12345675, despatches: [parcels], reported: original}
      files:
        - {file: despatch, post: fern-post, template: despatch-xml/despatch.xml, despatch: parcels}
        - {file: consignment, post: fern-post, template: consignment-edifact/consignment.edi, flight: ZQ0417}
        - {file: flight, carrier: gull-air, template: flight-cargoimp/flight.txt, flight: ZQ0417}
        - {file: received, carrier: gull-air, template: receptacle-event-edifact/events.edi, flight: ZQ0417, facts: {event: "74"}}
      """;
  private static final String FIRST = "NZAKLADEFRAAACN60012001000043";
  private static final String SECOND = "NZAKLADEFRAAACN60012002100010";

  @TempDir Path folder = Path.of(""); // JUnit sets it

  private String text() {
    return new Template("flown", TEXT, Escape.NONE)
        .fill(Fill.of(Map.of("folder", folder.toString())));
  }

  private Scenario scenario() {
    Findings findings = new Findings();
    return ScenarioFile.parse(text(), "flown.yaml", findings)
        .orElseThrow(() -> new AssertionError(findings.list().toString()));
  }

  private String file(String name) {
    Scenario scenario = scenario();
    Shipment shipment =
        scenario.shipments().stream()
            .filter(each -> each.file().equals(name))
            .findFirst()
            .orElseThrow();
    byte[] body = new ItemFiles(scenario, Path.of("none"), NOW).write(shipment).body();
    return new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @Test
  void announcesTheItemsOfEachReceptacle() {
    assertThat(file("despatch"))
        .contains("<DespatchId>NZAKLADEFRAAACN60012</DespatchId>", "<ItemCount>3</ItemCount>")
        .contains("<Id>" + FIRST + "</Id>", "<GrossWeight>4.21</GrossWeight>")
        .containsSubsequence("CP10000001", "CP10000002", "<Id>" + SECOND + "</Id>", "CP20000001");
  }

  @Test
  void handsOverWhatTheFlightTakes() {
    assertThat(file("consignment"))
        .contains("BGM+610+C1+9'", "EQN+2'", "QTY+52:5.21:KGM'", "RFF+AAM:99012345675'")
        .contains("DTM+189:2607152200:201'", "CNI+2+" + SECOND + "'");
  }

  @Test
  void splitsAConsignmentOverTheDevicesOfAFlight() {
    assertThat(file("flight").lines())
        .containsExactly(
            "FFM/8",
            "1/ZQ0417/15JUL2200/AKL",
            "FRA",
            "ULD/AKE1",
            "990-12345675AKLFRA/S1K4.21T2/MAIL PARCELS",
            "/MAL",
            "ULD/AKE2",
            "990-12345675AKLFRA/S1K1T2/MAIL PARCELS",
            "/MAL",
            "LAST");
  }

  @Test
  void playsTheCarrierAlone() throws IOException, InterruptedException {
    Scenario alone = scenario().only(Scenario.Side.CARRIERS);
    Folders folders = new Folders(folder.resolve("own"), folder.resolve("kept"));
    try (Play play = new Play(alone, folders, NOW)) {
      Path notice = folder.resolve("gull/out/.n.tmp");
      Files.writeString(
          notice,
          "{\"notice\":{\"noticeId\":\"N1\",\"itemId\":\"%s\",\"decision\":\"DO_NOT_LOAD\"}}"
              .formatted(alone.itemId(alone.group("bad"), 0)));
      assertThat(play.tally().misses()).singleElement().asString().contains("warnings");
      Files.move(notice, notice.resolveSibling("n.json"));

      Tally tally = play.run(Duration.ofSeconds(20), Duration.ZERO, count -> {});

      assertThat(tally.misses()).isEmpty();
      assertThat(play.total()).isEqualTo(1);
    }
    assertThat(folder.resolve("gull/in/flight.txt")).isNotEmptyFile();
    assertThat(folder.resolve("gull/in/received.edi")).content().contains("STS++74'");
    assertThat(folder.resolve("fern")).doesNotExist();
  }

  @Test
  void tellsWhatLeadsNowhere() {
    Findings findings = new Findings();
    String wrong =
        text()
            .replace("groups: [bad]", "groups: [worse]")
            .replace("despatches: [parcels]", "despatches: [letters]")
            .replace("template: flight-cargoimp/flight.txt, flight: ZQ0417", "flight: ZQ1");
    assertThat(ScenarioFile.parse(wrong, "flown.yaml", findings)).isEmpty();
    List<String> problems = findings.list().stream().map(Finding::toString).toList();
    assertThat(problems)
        .anyMatch(each -> each.contains("there is no group \"worse\""))
        .anyMatch(each -> each.contains("there is no despatch \"letters\""))
        .anyMatch(each -> each.contains("there is no flight \"ZQ1\""))
        .anyMatch(each -> each.contains("a carrier's file needs a template"))
        .hasSize(4);
  }
}
