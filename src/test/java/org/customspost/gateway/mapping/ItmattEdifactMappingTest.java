package org.customspost.gateway.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.item.ExtraField;
import org.customspost.gateway.model.item.HsCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItmattEdifactMappingTest {
  private static final MessageFolder FOLDER = new MessageFolder("itmatt-edifact-1", Item.class);
  private static final ReadMapping READING = FOLDER.reading();
  private static final WriteMapping WRITING = FOLDER.writing();

  private static Item item(Node unit) {
    Reading reading = READING.read(unit);
    assertThat(reading.findings()).isEmpty();
    return (Item) Objects.requireNonNull(reading.value());
  }

  private static List<Item> items(byte[] bytes) {
    return FOLDER.units(bytes).stream().map(ItmattEdifactMappingTest::item).toList();
  }

  private static byte[] bytes(Item item) {
    Writing written = WRITING.write(item, Map.of());
    assertThat(written.findings()).isEmpty();
    return FOLDER.write(written.tree());
  }

  @Test
  void readsEveryFieldOfAnItem() {
    Item item = items(FOLDER.example("all-fields.edi")).get(0);

    assertThat(item.id()).hasToString("RR473124829GB");
    assertThat(item.function()).isEqualTo(MessageFunction.ORIGINAL);
    assertThat(item.originOperator()).isEqualTo("AB101");
    assertThat(item.postedAt()).hasToString("2026-07-14T16:55");
    assertThat(item.localIds()).containsExactly("SHOP-4711");
    assertThat(Objects.requireNonNull(item.customsReference()).type()).isEqualTo("A");
    assertThat(item.insuredValue()).hasToString("100.00 EUR");
    assertThat(item.grossMassGrams()).isEqualTo(1250);
    assertThat(item.extras()).containsExactly(new ExtraField("channel", "web shop"));
    assertThat(Objects.requireNonNull(item.sender()).lastName()).isEqualTo("O'Hara");
    assertThat(Objects.requireNonNull(item.sender().address()).lines()).hasSize(2);
    assertThat(Objects.requireNonNull(item.addressee()).fax()).isEqualTo("+492211234568");
    assertThat(item.documents()).hasSize(2);
    assertThat(item.contents()).hasSize(3);
    assertThat(item.contents().get(0).extras()).containsExactly(new ExtraField("sku", "SCARF-1"));
    assertThat(item.contents().get(1).hsCode()).isEqualTo(new HsCode("420330"));
    assertThat(item.contents().get(1).description()).isEqualTo("Leather belt, 95 cm");
  }

  @Test
  void tellsReplacementsAndCancellationsFromOriginals() {
    assertThat(items(FOLDER.example("two-messages.edi")))
        .extracting(Item::function)
        .containsExactly(
            MessageFunction.ORIGINAL, MessageFunction.ORIGINAL, MessageFunction.REPLACEMENT);
    assertThat(items(FOLDER.example("cancellation.edi")))
        .extracting(Item::function)
        .containsExactly(MessageFunction.CANCELLATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-fields.edi", "two-messages.edi", "cancellation.edi"})
  void saysTheSameAfterWritingAndReading(String example) {
    for (Item each : items(FOLDER.example(example))) {
      assertThat(items(bytes(each))).containsExactly(each);
    }
  }

  @Test
  void keepsWhateverAnItemSays() {
    ItemSource source = new ItemSource(new Random(20260715));
    for (int i = 0; i < 500; i++) {
      Item item = source.next();
      assertThat(items(bytes(item))).as("item %s", i).containsExactly(item);
    }
  }

  @Test
  void readsTheSameItemFromXml() {
    byte[] edifact = FOLDER.example("pair.edi");
    Item fromXml =
        (Item)
            Objects.requireNonNull(
                ItmattXmlMappingTest.reading()
                    .read(ItmattXmlMappingTest.units("pair.xml").get(0))
                    .value());
    assertThat(items(edifact)).containsExactly(fromXml);
  }

  @Test
  void leadsFromAFieldToItsSegmentAndElement() {
    Node unit = FOLDER.units(FOLDER.example("all-fields.edi")).get(0);
    Map<String, List<Position>> lineage = READING.lineage(unit);
    assertThat(lineage.get("contents[2].hsCode"))
        .extracting(each -> each.unit() + " " + each.path())
        .containsExactly("40 PIA/C212/7140");
    assertThat(lineage).containsKeys("sender.address.lines[2]", "extras[1].value", "ioss");
  }

  @Test
  void breaksLongTextBetweenWords() {
    Item item = items(FOLDER.example("all-fields.edi")).get(0);
    String text = new String(bytes(item), ISO_8859_1);
    assertThat(text).contains("FTX+AAA+++Leather belt, 95 cm'").contains("FTX+ZZZ+++sku:SCARF-1'");
  }
}
