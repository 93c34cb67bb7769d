package org.customspost.gateway.validation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class EligibilityTableTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final LocalDate EVE = LocalDate.of(2026, 6, 30);

  @Test
  void aRowHoldsFromItsFirstDayToItsLast() {
    Eligibility table =
        load(
            """
            rows:
              - row: old
                when: {value: {most: 100}, to: 2026-06-30}
                declare: {procedure: "4000", additional: [C07]}
              - row: new
                when: {value: {below: 100}, from: 2026-07-01}
                declare: {procedure: "4000", additional: [C99]}
            """,
            new Findings());
    Item below = Items.draft().worth("99.99", "GBP").item();
    Item exactly = Items.draft().worth("100.00", "GBP").item();

    assertThat(ruling(table.decide(below, EVE)).row()).isEqualTo("old");
    assertThat(ruling(table.decide(below, DAY)).row()).isEqualTo("new");
    assertThat(ruling(table.decide(exactly, EVE)).row()).isEqualTo("old");
    assertThat(notFiled(table.decide(exactly, DAY)).code()).isEqualTo(ErrorCode.VAL_050);
  }

  @Test
  void refusesARowThatCanNeverBeReached() {
    assertThat(
            problems(
                """
                rows:
                  - row: all
                    when: {value: {most: 135}}
                    declare: {procedure: "4000", additional: [C07]}
                  - row: gift
                    when: {nature: [31], value: {most: 39}}
                    declare: {procedure: "4000", additional: [C08]}
                """))
        .singleElement()
        .asString()
        .contains("VAL-060", "\"gift\" can never be reached", "\"all\"");
  }

  @Test
  void refusesRowsThatContradictEachOther() {
    assertThat(
            problems(
                """
                rows:
                  - row: gift
                    when: {nature: [31], value: {most: 39}}
                    declare: {procedure: "4000", additional: [C08]}
                  - row: ioss
                    when: {ioss: true, value: {most: 39}}
                    declare: {procedure: "4000", additional: [C07, F48]}
                """))
        .singleElement()
        .asString()
        .contains("VAL-061", "\"gift\"", "\"ioss\"");
  }

  @Test
  void rowsThatTouchAtTheLimitDoNotContradict() {
    assertThat(
            problems(
                """
                rows:
                  - row: low
                    when: {value: {most: 135}}
                    declare: {procedure: "4000", additional: [C07]}
                  - row: high
                    when: {value: {over: 135}}
                    declare: {procedure: "4000", additional: []}
                """))
        .isEmpty();
  }

  @Test
  void tellsAllThatIsWrongInATableAtOnce() {
    assertThat(
            problems(
                """
                rows:
                  - row: a
                    when: {goods: [24-2], value: {most: much}, private: perhaps, natur: [31]}
                  - row: b
                    declare: {additional: [C07]}
                """))
        .extracting(Finding::toString)
        .anyMatch(text -> text.contains("24-2"))
        .anyMatch(text -> text.contains("much"))
        .anyMatch(text -> text.contains("perhaps"))
        .anyMatch(text -> text.contains("did you mean \"nature\""))
        .anyMatch(text -> text.contains("not-filed"))
        .anyMatch(text -> text.contains("procedure"));
  }

  private static Ruling ruling(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ruled.class);
    return ((Outcome.Ruled) outcome).ruling();
  }

  private static Finding notFiled(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.NotFiled.class);
    return ((Outcome.NotFiled) outcome).finding();
  }

  private static List<Finding> problems(String rows) {
    Findings findings = new Findings();
    load(rows, findings);
    return findings.list();
  }

  private static Eligibility load(String rows, Findings findings) {
    String head =
        "eligibility: x\ncurrency: GBP\ntype-prelodged: IMD\nalternative: lodge a full declaration\n";
    return Eligibility.load(
        YamlFile.parse(head + rows, "x.yaml", findings).orElseThrow(),
        name -> Optional.empty(),
        currency -> RateTable.empty(currency));
  }
}
