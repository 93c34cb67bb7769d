package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.ids;
import static org.customspost.gateway.mapping.Toy.parcel;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.mapping.Toy.Parcel;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;

class ReadMappingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final CodeLists LISTS =
      CodeLists.of(
          List.of(
              list("natures", "11,sale,,", "31,gift,,2026-06-30", "31,present,2026-07-01,"),
              list("answers", "1,RELEASED,,", "5,HOLD_EXAM,,"),
              list("answers-b", "1,HOLD_DOCS,,")));

  static CodeList list(String name, String... rows) {
    Findings findings = new Findings();
    String text = "code,meaning,from,to\n" + String.join("\n", rows);
    CodeList list = CodeListFile.parse(text, name, name, findings).orElseThrow();
    assertThat(findings.list()).isEmpty();
    return list;
  }

  private static Reading read(String rows, String tree) {
    return Toy.reading(rows, LISTS).read(Toy.tree(tree), Map.of(), DAY);
  }

  @Test
  void readsAValueByItsPath() {
    assertThat(parcel(read("- {to: code, from: BGM/1004}", "BGM/1004=A1")).code()).isEqualTo("A1");
  }

  @Test
  void trimsPaddedValues() {
    assertThat(parcel(read("- {to: code, from: BGM/1004}", "BGM/1004= A1\t")).code())
        .isEqualTo("A1");
  }

  @Test
  void picksTheSegmentByItsQualifier() {
    Parcel parcel =
        parcel(
            read(
                """
                - {to: sender.name, from: NAD/C080/3036, qualifier: {NAD/3035: CZ}}
                - {to: addressee.name, from: NAD/C080/3036, qualifier: {NAD/3035: [CN, UC]}}
                """,
                """
                NAD/3035=UC
                NAD/C080/3036=Bea
                +NAD/3035=CZ
                NAD/C080/3036=Ada
                """));
    assertThat(parcel.sender()).isEqualTo(new Toy.Person("Ada", List.of(), null));
    assertThat(parcel.addressee()).isEqualTo(new Toy.Person("Bea", List.of(), null));
  }

  @Test
  void walksAGroupIntoAList() {
    Parcel parcel =
        parcel(
            read(
                """
                - group: SG1
                  to: lines[]
                  rows:
                    - {to: number, from: "#"}
                    - {to: text, from: FTX/4440}
                    - {to: value.amount, from: MOA/5004, qualifier: {MOA/5025: "ZZZ"}}
                    - {to: value.currency, from: MOA/6345, qualifier: {MOA/5025: "ZZZ"}}
                """,
                """
                SG1/FTX/4440=Mug
                SG1/MOA/5025=38
                SG1/MOA/5004=7
                SG1/+MOA/5025=ZZZ
                SG1/MOA/5004=4.5
                SG1/MOA/6345=EUR
                +SG1/GID/1496=2
                +SG1/FTX/4440=Tea
                """));
    assertThat(parcel.lines()).extracting(Toy.Line::text).containsExactly("Mug", "Tea");
    assertThat(parcel.lines()).extracting(Toy.Line::number).containsExactly(1, 3);
    assertThat(parcel.lines().get(0).value()).hasToString("4.5 EUR");
    assertThat(parcel.lines().get(1).value()).isNull();
  }

  @Test
  void translatesCodesAsOfTheDay() {
    String row = "- {to: nature, from: BGM/1225, code: natures}";
    assertThat(parcel(read(row, "BGM/1225=31")).nature()).isEqualTo("present");
    Reading unknown = read(row, "BGM/1225=3");
    assertThat(ids(unknown.findings())).containsExactly("RDG-012");
    assertThat(parcel(unknown).nature()).isNull();
  }

  @Test
  void leavesAnUnknownAnswerAbsentAndKeepsItsCode() {
    Reading reading =
        read(
            """
            - {to: meaning, from: BGM/1225, code: {list: answers, unknown: absent}}
            - {to: code, from: BGM/1225}
            """,
            "BGM/1225=77");
    assertThat(reading.findings()).isEmpty();
    assertThat(parcel(reading).meaning()).isNull();
    assertThat(parcel(reading).code()).isEqualTo("77");
  }

  @Test
  void takesTheCodeListThatTheAgreementNames() {
    ReadMapping mapping =
        Toy.reading(
            "- {to: meaning, from: BGM/1225, code: {list: answers, agreement: decisions}}", LISTS);
    Node tree = Toy.tree("BGM/1225=1");
    assertThat(parcel(mapping.read(tree)).meaning()).isEqualTo(Decision.RELEASED);
    assertThat(parcel(mapping.read(tree, Map.of("decisions", "answers-b"), DAY)).meaning())
        .isEqualTo(Decision.HOLD_DOCS);
  }

  @Test
  void makesATextOfEachPartBeforeItJoinsThem() {
    String row = "- {to: code, from: SG1, join: {each: '{GID/1496}[({FTX/4440})]', with: '.'}}";
    assertThat(
            parcel(read(row, "SG1/GID/1496=1\nSG1/FTX/4440=Tea\n+SG1/GID/1496=2\nBGM/1004=x"))
                .code())
        .isEqualTo("1(Tea).2");
    assertThat(parcel(read(row, "BGM/1004=x")).code()).isNull();
  }

  @Test
  void readsWhatStandsAroundAGroup() {
    Parcel parcel =
        parcel(
            read(
                """
                - group: SG1
                  to: lines[]
                  rows:
                    - {to: number, from: "#"}
                    - {to: text, from: ^BGM/1004}
                """,
                "BGM/1004=A1\nSG1/GID/1496=1\n+SG1/GID/1496=2"));
    assertThat(parcel.lines()).extracting(Toy.Line::text).containsExactly("A1", "A1");
  }

  @Test
  void fillsInDefaultsConstantsAndAgreedValues() {
    ReadMapping mapping =
        Toy.reading(
            """
            - {to: nature, from: BGM/1225, default: sale}
            - {to: code, const: X}
            - {to: "notes[]", agreement: note}
            """,
            LISTS);
    Parcel parcel = parcel(mapping.read(Toy.tree("BGM/1004=1"), Map.of("note", "by hand"), DAY));
    assertThat(parcel.nature()).isEqualTo("sale");
    assertThat(parcel.code()).isEqualTo("X");
    assertThat(parcel.notes()).containsExactly("by hand");
  }

  @Test
  void leavesOutARecordOfNothingButConstants() {
    String rows =
        """
        - {to: postage.amount, from: BGM/1004}
        - {to: postage.currency, const: EUR}
        """;
    assertThat(parcel(read(rows, "BGM/1225=1")).postage()).isNull();
    assertThat(parcel(read(rows, "BGM/1004=3")).postage()).hasToString("3 EUR");
  }

  @Test
  void cutsOrRefusesLongTexts() {
    Reading cut =
        read("- {to: code, from: BGM/1004, limit: {length: 3, cut: warning}}", "BGM/1004=abcd");
    assertThat(parcel(cut).code()).isEqualTo("abc");
    assertThat(ids(cut.findings())).containsExactly("RDG-013");
    Reading refused = read("- {to: code, from: BGM/1004, limit: {length: 3}}", "BGM/1004=abcd");
    assertThat(parcel(refused).code()).isNull();
    assertThat(ids(refused.findings())).containsExactly("RDG-014");
  }

  @Test
  void readsAttributes() {
    String rows =
        """
        - {to: postage.amount, from: Amount}
        - {to: postage.currency, from: Amount@currencyID}
        - {to: grams, from: Amount, unit: {from: Amount@unitCode, to: GRM, default: GRM}}
        """;
    Parcel parcel = parcel(read(rows, "Amount=2\nAmount@currencyID=SEK\nAmount@unitCode=KGM"));
    assertThat(parcel.postage()).hasToString("2 SEK");
    assertThat(parcel.grams()).isEqualTo(2000);
  }

  @Test
  void obeysConditions() {
    String rows =
        """
        - {to: code, from: BGM/1004, when: BGM/1225 == '9' and not (BGM/1004 == 'B')}
        - {to: nature, const: many, when: Amount > 10 or agreement.bulk == 'yes'}
        - {to: fragile, from: "= at('BGM/1225') == '9' && at('Amount') * 2 == 24"}
        """;
    Parcel parcel = parcel(read(rows, "BGM/1004=A\nBGM/1225=9\nAmount=12"));
    assertThat(parcel.code()).isEqualTo("A");
    assertThat(parcel.nature()).isEqualTo("many");
    assertThat(parcel.fragile()).isTrue();
    assertThat(parcel(read(rows, "BGM/1004=B\nBGM/1225=9\nAmount=9")).code()).isNull();
    assertThat(parcel(read(rows, "BGM/1004=B\nBGM/1225=9\nAmount=9")).nature()).isNull();
  }

  @Test
  void knowsWhereEveryValueCameFrom() {
    ReadMapping mapping =
        Toy.reading(
            """
            - {to: code, from: FTX/C108/4440, join: " "}
            - group: SG1
              to: lines[]
              rows:
                - {to: text, from: FTX/4440}
            - {to: postage.currency, from: Amount@currencyID}
            """,
            LISTS);
    Map<String, List<Position>> lineage =
        mapping.lineage(
            Toy.tree(
                "FTX/C108/4440=a\nFTX/C108/+4440=b\nSG1/GID/1496=1\n+SG1/FTX/4440=Tea\nAmount@currencyID=EUR"));
    assertThat(lineage.get("code")).extracting(Position::unit).containsExactly(1, 2);
    assertThat(lineage.get("lines[1].text")).extracting(Position::unit).containsExactly(4);
    assertThat(lineage.get("postage.currency"))
        .extracting(Position::path)
        .containsExactly("/toy/Amount/@currencyID");
  }
}
