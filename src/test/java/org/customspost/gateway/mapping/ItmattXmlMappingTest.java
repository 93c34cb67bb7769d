package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.ids;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.model.item.ExtraField;
import org.customspost.gateway.model.item.HsCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItmattXmlMappingTest {
  private static final Path FOLDER = Path.of("mappings/itmatt-xml-1.5.0");
  static final Structure STRUCTURE = XmlSketch.structure(FOLDER.resolve("structure.xsd"));

  static CodeLists lists() {
    Findings findings = new Findings();
    CodeLists lists =
        new CodeLists(CodeListFile.readAll(List.of(Path.of("mappings/codelists")), findings));
    assertThat(findings.list()).isEmpty();
    return lists;
  }

  private static YamlMap yaml(String name, Findings findings) {
    return YamlFile.read(FOLDER.resolve(name), name, findings).orElseThrow();
  }

  static ReadMapping reading() {
    Findings findings = new Findings();
    var mapping = ReadMapping.load(yaml("read.yaml", findings), STRUCTURE, lists(), Item.class);
    assertThat(findings.list()).isEmpty();
    return mapping.orElseThrow();
  }

  private static WriteMapping writing() {
    Findings findings = new Findings();
    var mapping = WriteMapping.load(yaml("write.yaml", findings), STRUCTURE, lists(), Item.class);
    assertThat(findings.list()).isEmpty();
    return mapping.orElseThrow();
  }

  static List<Node> units(String example) {
    return XmlSketch.units(FOLDER.resolve("examples").resolve(example));
  }

  private static Item item(Reading reading) {
    return (Item) Objects.requireNonNull(reading.value());
  }

  private static List<Item> items(String example) {
    ReadMapping mapping = reading();
    List<Item> items = new ArrayList<>();
    for (Node each : units(example)) {
      Reading reading = mapping.read(each);
      assertThat(reading.findings()).isEmpty();
      items.add(item(reading));
    }
    return items;
  }

  @Test
  void readsACommercialItem() {
    Item item = items("good.xml").get(0);
    assertThat(item.id()).hasToString("CP100200305NZ");
    assertThat(item.function()).isEqualTo(MessageFunction.ORIGINAL);
    assertThat(item.grossMassGrams()).isEqualTo(1850);
    assertThat(item.postage()).hasToString("14.20 NZD");
    assertThat(item.contents()).hasSize(3);
    assertThat(item.contents().get(2).hsCode()).isEqualTo(new HsCode("34060000"));
    assertThat(item.contents().get(1).value()).hasToString("52.50 NZD");
    assertThat(item.contents().get(1).netMassGrams()).isEqualTo(400);
    assertThat(item.documents()).hasSize(1);
    assertThat(item.extras()).containsExactly(new ExtraField("campaign", "autumn"));
    assertThat(items("good.xml").get(1).function()).isEqualTo(MessageFunction.REPLACEMENT);
  }

  @Test
  void readsGramsAndCancellations() {
    List<Item> items = items("gift.xml");
    assertThat(items.get(0).grossMassGrams()).isEqualTo(480);
    assertThat(items.get(0).contents().get(0).hsCode()).isEqualTo(new HsCode("611710"));
    assertThat(items.get(1).function()).isEqualTo(MessageFunction.CANCELLATION);
    assertThat(items.get(1).contents()).isEmpty();
  }

  @Test
  void readsTheSellersIossNumber() {
    assertThat(items("ioss.xml").get(0).ioss()).isEqualTo("IM2460000017");
  }

  @Test
  void namesEveryFaultOfABadItemAndReadsItsNeighbours() {
    ReadMapping mapping = reading();
    List<List<String>> codes = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Node each : units("bad.xml")) {
      Reading reading = mapping.read(each);
      codes.add(ids(reading.findings()));
      findings.addAll(reading.findings());
    }
    assertThat(codes)
        .containsExactly(
            List.of("VAL-001"),
            List.of("VAL-002", "RDG-010", "VAL-007"),
            List.of("VAL-005", "VAL-003"),
            List.of());
    Finding origin = findings.get(3);
    assertThat(origin.place().piece()).isEqualTo(2);
    assertThat(origin.place().field()).isEqualTo("contents.originCountry");
    assertThat(origin.place().position().path())
        .isEqualTo(
            "/interchange/message/msgbody/itmatt_1_5_0/item[2]/ContentPieces/ContentPiece[2]/OrigCountryCd");
    assertThat(origin.toString()).contains("\"UK\"").contains("use \"GB\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"good.xml", "gift.xml", "ioss.xml"})
  void survivesARoundTrip(String example) {
    ReadMapping reading = reading();
    WriteMapping writing = writing();
    for (Item each : items(example)) {
      Writing written = writing.write(each, Map.of());
      assertThat(written.findings()).isEmpty();
      assertThat(reading.read(written.tree()).value()).isEqualTo(each);
    }
  }

  @Test
  void leadsFromAFieldToTheXPathItWasReadFrom() {
    Map<String, List<Position>> lineage = reading().lineage(units("good.xml").get(0));
    assertThat(lineage.get("contents[2].hsCode"))
        .extracting(Position::path)
        .containsExactly(
            "/interchange/message/msgbody/itmatt_1_5_0/item[1]/ContentPieces/ContentPiece[2]/HS");
    assertThat(lineage)
        .containsKeys("sender.address.lines[2]", "extras[1].value", "postage.amount");
  }

  @Test
  void leadsFromATargetPathToTheField() {
    Item item = items("good.xml").get(0);
    assertThat(writing().lineage(item, Map.of()))
        .containsEntry(
            "message/msgbody/itmatt_1_5_0/item[1]/ContentPieces/ContentPiece[2]/HS",
            List.of("contents[2].hsCode"));
  }
}
