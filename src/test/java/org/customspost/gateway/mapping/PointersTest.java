package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.group;
import static org.customspost.gateway.mapping.Toy.leaf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.customs.Amended;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;

class PointersTest {
  private static final Structure STRUCTURE =
      new Structure(
          "toy-dec",
          "1",
          group(
              "Declaration",
              1,
              1,
              leaf("Reference", 0, 1),
              group(
                  "Goods",
                  0,
                  99,
                  leaf("Value", 0, 1, "currency"),
                  leaf("Secret", 0, 1),
                  group("Class", 0, 9, leaf("ID", 0, 1)))));

  private static final String FILE =
      """
      # source: invented
      path,pointer
      Reference,42A.D026
      Goods,42A.68A
      Goods/Value,42A.68A.108
      Goods/Class,42A.68A.21A
      Goods/Class/ID,42A.68A.21A.145
      """;

  private static Pointers pointers() {
    Findings findings = new Findings();
    Pointers pointers = Pointers.parse(FILE, "pointers.csv", STRUCTURE, findings);
    assertThat(findings.list()).isEmpty();
    return pointers;
  }

  @Test
  void turnsAPointerIntoAPlaceWithOccurrences() {
    assertThat(pointers().resolve("42A.68A(2).21A(1).145")).contains("Goods[2]/Class[1]/ID");
    assertThat(pointers().resolve("42A.68A(2).108")).contains("Goods[2]/Value");
    assertThat(pointers().resolve("42A.68A")).contains("Goods[1]");
    assertThat(pointers().resolve("42A.99Z")).isEmpty();
  }

  @Test
  void leadsFromAPointerToTheSendersFields() {
    Map<String, List<String>> lineage =
        Map.of(
            "Goods[2]/Class[1]/ID", List.of("item.contents[2].hsCode"),
            "Goods[2]/Value", List.of("item.contents[2].value.amount"),
            "Goods[1]/Value", List.of("item.contents[1].value.amount"));
    assertThat(pointers().fields("42A.68A(2).21A(1).145", lineage))
        .containsExactly("item.contents[2].hsCode");
    assertThat(pointers().fields("42A.68A(2)", lineage))
        .containsExactlyInAnyOrder("item.contents[2].hsCode", "item.contents[2].value.amount");
    assertThat(pointers().fields("42A.D026", lineage)).isEmpty();
  }

  @Test
  void namesTheChangedPlacesOfAnAmendment() {
    Node before =
        Trees.of(
            "Declaration",
            "Reference=1\nGoods/Value=5\nGoods/Secret=a\nGoods/Class/ID=1\n+Goods/Value=9");
    Node after =
        Trees.of(
            "Declaration",
            "Reference=2\nGoods/Value=5\nGoods/Value@currency=EUR\nGoods/Secret=b\nGoods/Class/ID=2");
    assertThat(pointers().difference(before, after, List.of("Reference")))
        .containsExactly(
            new Amended(steps("42A", 0, "68A", 1), "108"),
            new Amended(steps("42A", 0, "68A", 1, "21A", 1), "145"),
            new Amended(steps("42A", 0, "68A", 2), ""));
  }

  @Test
  void leavesOfAnAmendmentWhatItChanges() {
    Node original =
        Trees.of("Declaration", "Reference=1\nGoods/Value=5\nGoods/Class/ID=1\n+Goods/Value=9");
    Node amendment =
        Trees.of(
            "Declaration",
            "Reference=1\nGoods/Value=5\nGoods/Secret=new\nGoods/Class/ID=1\n+Goods/Value=9");
    List<Amended> amended = List.of(new Amended(steps("42A", 0, "68A", 1), "108"));

    Node left = pointers().changedOnly(amendment, original, amended);

    assertThat(left.find("Goods/Value")).isNotNull();
    assertThat(left.find("Goods/Secret")).isNotNull();
    assertThat(left.find("Goods/Class")).isNull();
    assertThat(pointers().changedOnly(amendment, original, List.of())).isEqualTo(amendment);
  }

  @Test
  void findsNoDifferenceBetweenEqualMessages() {
    Node tree = Trees.of("Declaration", "Goods/Value=5\nGoods/Class/ID=1");
    assertThat(pointers().difference(tree, tree, List.of())).isEmpty();
  }

  @Test
  void reportsAPathThatTheStructureDoesNotHave() {
    Findings findings = new Findings();
    Pointers.parse("path,pointer\nGoods/Clas,42A.1", "pointers.csv", STRUCTURE, findings);
    assertThat(findings.list().toString())
        .contains("CFG-020 pointers.csv:2")
        .contains("did you mean \"Class\"?");
  }

  private static List<Amended.Step> steps(Object... pairs) {
    List<Amended.Step> steps = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      steps.add(new Amended.Step((String) pairs[i], (Integer) pairs[i + 1]));
    }
    return steps;
  }
}
