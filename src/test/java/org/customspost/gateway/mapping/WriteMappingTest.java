package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.ids;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.mapping.Toy.Line;
import org.customspost.gateway.mapping.Toy.Parcel;
import org.customspost.gateway.mapping.Toy.Person;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.model.item.S10Id;
import org.junit.jupiter.api.Test;

class WriteMappingTest {
  private static final CodeLists LISTS =
      CodeLists.of(
          List.of(
              ReadMappingTest.list("natures", "11,sale,,", "99,other,,", "999,other,,"),
              ReadMappingTest.list("answers", "1,RELEASED,,")));

  static Money euros(String amount) {
    return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
  }

  static final Parcel PARCEL =
      new Parcel(
          S10Id.parse("RR473124829GB").orThrow(),
          LocalDateTime.of(2026, 7, 1, 15, 30),
          LocalDate.of(2026, 7, 1),
          null,
          1250L,
          new BigDecimal("12.50"),
          "other",
          Decision.RELEASED,
          "ABCDEF",
          new Person("Ada Lovelace", List.of("1 Mill Lane", "Back door", "Left"), "Leeds"),
          null,
          euros("3.20"),
          null,
          false,
          List.of("one", "two"),
          List.of(
              new Line(1, "Mug", 500L, euros("10")),
              new Line(2, null, null, null),
              new Line(3, "Tea", 250L, euros("5.5"))));

  private static Writing write(String rows) {
    return Toy.writing(rows, LISTS).write(PARCEL, Map.of("office", "GB001"));
  }

  private static String tree(String rows) {
    Writing writing = write(rows);
    assertThat(writing.findings()).isEmpty();
    return Trees.lines(writing.tree());
  }

  @Test
  void writesFieldsWithAndWithoutTheRootsName() {
    assertThat(tree("- {to: BGM/1004, from: id}\n- {to: BGM/1225, from: parcel.nature}"))
        .isEqualTo("BGM/1004=RR473124829GB\nBGM/1225=other\n");
  }

  @Test
  void writesOneGroupPerElementAndLeavesOutTheEmptyOnes() {
    String rows =
        """
        - to: SG1[]
          each: lines
          rows:
            - {to: GID/1496, from: "#"}
            - {to: FTX/4440, from: line.text}
            - to: MOA[]
              rows:
                - {to: "5025", const: ZZZ}
                - {to: "5004", from: line.value.amount}
                - {to: "6345", from: line.value.currency}
        """;
    assertThat(tree(rows))
        .isEqualTo(
            """
            SG1/GID/1496=1
            SG1/FTX/4440=Mug
            SG1/MOA/5025=ZZZ
            SG1/MOA/5004=10
            SG1/MOA/6345=EUR
            +SG1/GID/1496=2
            +SG1/FTX/4440=Tea
            +SG1/MOA/5025=ZZZ
            +SG1/MOA/5004=5.5
            +SG1/MOA/6345=EUR
            """);
  }

  @Test
  void writesEachPartyToItsOwnQualifiedSegment() {
    String rows =
        """
        - {to: NAD/C080/3036, from: sender.fullLine, qualifier: {NAD/3035: CZ}}
        """
            .replace("sender.fullLine", "sender.name");
    assertThat(
            tree(
                rows
                    + """
                    - {to: "NAD/C059/3042[]", from: sender.streets, qualifier: {NAD/3035: CZ}}
                    - {to: NAD/C080/3036, from: addressee.name, qualifier: {NAD/3035: CN}}
                    - {to: NAD/3164, from: nature, qualifier: {NAD/3035: UC}}
                    """))
        .isEqualTo(
            """
            NAD/3035=CZ
            NAD/C080/3036=Ada Lovelace
            NAD/C059/3042=1 Mill Lane
            NAD/C059/+3042=Back door
            NAD/C059/+3042=Left
            +NAD/3035=UC
            +NAD/3164=other
            """);
  }

  @Test
  void leavesOutABlockOfWhichOnlyTheConstantsRemain() {
    String rows =
        """
        - to: NAD[]
          qualifier: {"3035": CN}
          rows:
            - {to: C080/3036, from: addressee.name}
        - to: NAD[]
          rows:
            - {to: "3035", const: ZZ}
        """;
    assertThat(tree(rows)).isEqualTo("NAD/3035=ZZ\n");
  }

  @Test
  void writesCodesUnitsDatesAndAttributes() {
    String rows =
        """
        - {to: BGM/1225, from: nature, code: natures}
        - {to: MEA/C174/6314, from: grams, unit: {from: GRM, to: KGM}}
        - {to: DTM/C507/2380, from: posted, date: yyyyMMddHHmm}
        - {to: BGM/1004, from: day}
        - to: Amount
          from: postage.amount
          attributes: {currencyID: postage.currency, unitCode: {const: C62}}
        """;
    assertThat(tree(rows))
        .isEqualTo(
            """
            BGM/1225=99
            BGM/1004=2026-07-01
            MEA/C174/6314=1.25
            DTM/C507/2380=202607011530
            Amount=3.20
            Amount@currencyID=EUR
            Amount@unitCode=C62
            """);
  }

  @Test
  void joinsSplitsSumsAndCounts() {
    String rows =
        """
        - {to: BGM/1004, from: sender.streets, join: ", "}
        - {to: "FTX/C108/4440[]", from: code, split: {length: 4}}
        - {to: Place, from: code, split: {length: 2, part: 2}}
        - {to: MOA/C516/5004, sum: lines.value.amount}
        - {to: BGM/1225, count: lines}
        """;
    assertThat(tree(rows))
        .isEqualTo(
            """
            BGM/1004=1 Mill Lane, Back door, Left
            BGM/1225=3
            FTX/C108/4440=ABCD
            FTX/C108/+4440=EF
            Place=CD
            MOA/C516/5004=15.5
            """);
  }

  @Test
  void takesOneElementOrTheRestOfAList() {
    String rows =
        """
        - {to: BGM/1004, from: "sender.streets[1]"}
        - {to: BGM/1225, from: "sender.streets[2..]", join: " / "}
        - {to: Place, from: "sender.streets[9]"}
        """;
    assertThat(tree(rows)).isEqualTo("BGM/1004=1 Mill Lane\nBGM/1225=Back door / Left\n");
  }

  @Test
  void writesAgreedValuesConstantsAndDefaults() {
    String rows =
        """
        - {to: BGM/1004, agreement: office}
        - {to: BGM/1225, from: addressee.city, default: none}
        - {to: Place, const: GB, when: agreement.office == 'GB001'}
        - {to: Role, agreement: agent}
        """;
    assertThat(tree(rows)).isEqualTo("BGM/1004=GB001\nBGM/1225=none\nPlace=GB\n");
  }

  @Test
  void cutsOrRefusesLongTexts() {
    Writing cut = write("- {to: BGM/1004, from: sender.name, limit: {length: 3, cut: warning}}");
    assertThat(Trees.lines(cut.tree())).isEqualTo("BGM/1004=Ada\n");
    assertThat(ids(cut.findings())).containsExactly("WRT-011");
    Writing refused = write("- {to: BGM/1004, from: sender.name, limit: {length: 3}}");
    assertThat(Trees.lines(refused.tree())).isEmpty();
    assertThat(ids(refused.findings())).containsExactly("WRT-010");
    assertThat(refused.findings().get(0).place().field()).isEqualTo("sender.name");
    assertThat(refused.findings().get(0).toString()).doesNotContain("Lovelace");
  }

  @Test
  void saysWhichMeaningHasNoCode() {
    Writing writing = write("- {to: BGM/1225, from: code, code: natures}");
    assertThat(ids(writing.findings())).containsExactly("WRT-012");
    assertThat(Trees.lines(writing.tree())).isEmpty();
  }

  @Test
  void computesWithExpressions() {
    String rows =
        """
        - {to: BGM/1004, from: "= postage.amount * 2"}
        - {to: BGM/1225, from: "= meaning =^ 'REL' ? 'yes' : 'no'"}
        - {to: Place, const: X, when: "nature =~ ['other', 'gift'] && grams > 1000"}
        - {to: Role, from: "= count + 1"}
        """;
    assertThat(tree(rows)).isEqualTo("BGM/1004=6.40\nBGM/1225=yes\nPlace=X\n");
  }

  @Test
  void obeysPlainConditions() {
    String rows =
        """
        - {to: BGM/1004, const: A, when: addressee == null and grams >= 1250}
        - {to: BGM/1225, const: B, when: not (meaning == 'RELEASED')}
        - {to: Place, const: C, when: "sender.name != null && height == 12.5"}
        - to: SG1[]
          each: lines
          as: it
          when: it.grams > 400
          rows:
            - {to: FTX/4440, from: it.text}
        """;
    assertThat(tree(rows)).isEqualTo("BGM/1004=A\nPlace=C\nSG1/FTX/4440=Mug\n");
  }

  @Test
  void knowsWhereEveryTargetCameFrom() {
    WriteMapping mapping =
        Toy.writing(
            """
            - to: SG1[]
              each: lines
              rows:
                - {to: FTX/4440, from: line.text}
            - {to: "FTX/C108/4440[]", from: notes}
            - {to: BGM/1004, from: [code, nature], join: "-"}
            - to: Amount
              from: "= postage.amount * 2"
              attributes: {currencyID: postage.currency}
            """,
            LISTS);
    assertThat(mapping.lineage(PARCEL, Map.of()))
        .containsEntry("SG1[1]/FTX/4440", List.of("lines[1].text"))
        .containsEntry("SG1[2]/FTX/4440", List.of("lines[3].text"))
        .containsEntry("FTX[1]/C108/4440[2]", List.of("notes[2]"))
        .containsEntry("BGM/1004", List.of("code", "nature"))
        .containsEntry("Amount", List.of("postage.amount"))
        .containsEntry("Amount@currencyID", List.of("postage.currency"));
  }

  @Test
  void cutsBetweenWordsWhereItCan() {
    assertThat(
            tree("- {to: \"FTX/C108/4440[]\", from: sender.name, split: {length: 6, words: true}}"))
        .isEqualTo("FTX/C108/4440=Ada\nFTX/C108/+4440=Lovela\nFTX/C108/+4440=ce\n");
  }
}
