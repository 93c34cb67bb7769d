package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.ids;
import static org.customspost.gateway.mapping.Toy.parcel;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.customspost.gateway.mapping.Toy.Parcel;
import org.junit.jupiter.api.Test;

/** Weights in any unit and dates in any form become grams and dates. */
class ReadUnitsAndDatesTest {
  @Test
  void convertsUnitsExactly() {
    String row = "- {to: grams, from: MEA/C174/6314, unit: {from: KGM, to: GRM}}";
    assertThat(parcel(read(row, "MEA/C174/6314=1.25")).grams()).isEqualTo(1250);
    Reading split = read(row, "MEA/C174/6314=0.0005");
    assertThat(ids(split.findings())).containsExactly("RDG-010");
    assertThat(split.findings().get(0).text()).contains("0.0005 KGM is 0.5 GRM");
  }

  @Test
  void readsTheUnitThatStandsBesideTheValue() {
    String row =
        "- {to: grams, from: MEA/C174/6314, unit: {from: MEA/C174/6411, to: GRM, default: KGM}}";
    assertThat(parcel(read(row, "MEA/C174/6411=GRM\nMEA/C174/6314=70")).grams()).isEqualTo(70);
    assertThat(parcel(read(row, "MEA/C174/6314=0.07")).grams()).isEqualTo(70);
    assertThat(ids(read(row, "MEA/C174/6411=BOX\nMEA/C174/6314=1").findings()))
        .containsExactly("RDG-011");
  }

  @Test
  void readsDatesInAnyOfItsForms() {
    String row = "- {to: posted, from: BGM/1004, date: [yyyyMMddHHmm, yyyyMMdd]}";
    assertThat(parcel(read(row, "BGM/1004=202607011530")).posted())
        .isEqualTo(LocalDateTime.of(2026, 7, 1, 15, 30));
    assertThat(parcel(read(row, "BGM/1004=20260701")).posted())
        .isEqualTo(LocalDateTime.of(2026, 7, 1, 0, 0));
    assertThat(ids(read(row, "BGM/1004=20260231").findings())).containsExactly("VAL-005");
  }

  @Test
  void readsDatesByTheFormThatStandsBesideThem() {
    String row =
        """
        - to: posted
          from: DTM/C507/2380
          qualifier: {DTM/C507/2005: "137"}
          date: {DTM/C507/2379: {102: yyyyMMdd, 203: yyyyMMddHHmm}}
        """;
    String tree =
        "DTM/C507/2005=9\nDTM/C507/2380=x\n+DTM/C507/2005=137\nDTM/C507/2380=%s\nDTM/C507/2379=%s";
    assertThat(parcel(read(row, tree.formatted("20260701", "102"))).posted())
        .hasToString("2026-07-01T00:00");
    assertThat(parcel(read(row, tree.formatted("202607010900", "203"))).posted())
        .hasToString("2026-07-01T09:00");
  }

  @Test
  void readsIsoDatesWithoutBeingTold() {
    String rows =
        """
        - {to: posted, from: BGM/1004}
        - {to: day, from: BGM/1004}
        - {to: instant, from: BGM/1004}
        """;
    Parcel parcel = parcel(read(rows, "BGM/1004=2026-07-01T09:00:00+02:00"));
    assertThat(parcel.posted()).isEqualTo(LocalDateTime.of(2026, 7, 1, 9, 0));
    assertThat(parcel.day()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(parcel.instant()).isEqualTo(OffsetDateTime.parse("2026-07-01T09:00+02:00"));
  }

  private static Reading read(String rows, String tree) {
    return Toy.reading(rows, CodeLists.NONE).read(Toy.tree(tree));
  }
}
