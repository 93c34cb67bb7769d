package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.mapping.Toy.Parcel;
import org.junit.jupiter.api.Test;

class MappingLoadTest {
  private static final CodeLists LISTS =
      CodeLists.of(List.of(ReadMappingTest.list("natures", "11,sale,,")));

  private static List<String> reading(String rows) {
    Findings findings = new Findings();
    String text = "read: toy\nrows:\n" + rows.indent(2);
    assertThat(ReadMapping.load(Toy.yaml(text, findings), Toy.STRUCTURE, LISTS, Parcel.class))
        .isEmpty();
    return findings.list().stream().map(Finding::toString).toList();
  }

  private static List<String> writing(String rows) {
    Findings findings = new Findings();
    String text = "write: toy\nrows:\n" + rows.indent(2);
    assertThat(WriteMapping.load(Toy.yaml(text, findings), Toy.STRUCTURE, LISTS, Parcel.class))
        .isEmpty();
    return findings.list().stream().map(Finding::toString).toList();
  }

  @Test
  void reportsEveryProblemOfAReadMappingAtOnce() {
    List<String> problems =
        reading(
            """
            - {to: code, from: BGM/1005}
            - {to: sender.nme, from: BGM/1004}
            - {to: nature, from: BGM/1225, code: nature}
            - {to: fragile, from: BGM/1225, wen: x}
            - {to: grams, const: heavy}
            - {to: count, count: SG1, when: BGM/1004 ==}
            - {to: sender, from: BGM/1004}
            - {to: height, from: Amount@currency}
            - {to: sender.name, from: BGM/1004, unit: {from: KGM, to: GRM}}
            """);
    assertThat(problems).hasSize(9);
    assertThat(problems.get(0))
        .startsWith("CFG-020 mappings/toy/read.yaml:3")
        .contains("\"1004\"?");
    assertThat(problems.get(1))
        .startsWith("CFG-021 mappings/toy/read.yaml:4")
        .contains("\"name\"?");
    assertThat(problems.get(2)).startsWith("CFG-024 mappings/toy/read.yaml:5").contains("natures");
    assertThat(problems.get(3))
        .startsWith("CFG-002 mappings/toy/read.yaml:6")
        .contains("\"when\"?");
    assertThat(problems.get(4)).startsWith("CFG-027 mappings/toy/read.yaml:7");
    assertThat(problems.get(5)).startsWith("CFG-025 mappings/toy/read.yaml:8");
    assertThat(problems.get(6)).startsWith("CFG-026 mappings/toy/read.yaml:9");
    assertThat(problems.get(7))
        .startsWith("CFG-020 mappings/toy/read.yaml:10")
        .contains("currencyID");
    assertThat(problems.get(8))
        .startsWith("CFG-026 mappings/toy/read.yaml:11")
        .contains("is not a number");
  }

  @Test
  void reportsEveryProblemOfAWriteMappingAtOnce() {
    List<String> problems =
        writing(
            """
            - {to: BGM/1004, from: parcl.code}
            - {to: BGM/1004, from: code}
            - {to: Plac, from: code}
            - {to: Role, from: notes}
            - {to: NAD/C080/3036, from: sender.name}
            - {to: Amount, from: postage}
            - {to: Note, from: code, const: X}
            """);
    assertThat(problems).hasSize(7);
    assertThat(String.join("\n", problems))
        .contains("CFG-021 mappings/toy/read.yaml:3")
        .contains("CFG-023 mappings/toy/read.yaml:4")
        .contains("did you mean \"Place\"?")
        .contains("takes several values: end it with [], or join them")
        .contains("CFG-022 mappings/toy/read.yaml:2: the mandatory NAD/3035 has no row")
        .contains("takes a record; name one of its parts")
        .contains("needs one of from, const, agreement, sum, count or default");
  }

  @Test
  void refusesTwoRowsForOneField() {
    assertThat(reading("- {to: code, from: BGM/1004}\n- {to: code, from: BGM/1225}"))
        .singleElement()
        .asString()
        .startsWith("CFG-023")
        .contains("line 3");
  }

  @Test
  void refusesExpressionsThatCouldDoMoreThanCompute() {
    for (String each :
        List.of(
            "code.getClass()",
            "new('java.lang.String', 'x')",
            "for (x : code) x",
            "code.class",
            "var x = 1",
            "''.class.forName('java.lang.System')")) {
      assertThat(writing("- {to: BGM/1004, from: \"= " + each + "\"}"))
          .as(each)
          .isNotEmpty()
          .allMatch(problem -> problem.startsWith("CFG-025") || problem.startsWith("CFG-021"));
    }
  }
}
