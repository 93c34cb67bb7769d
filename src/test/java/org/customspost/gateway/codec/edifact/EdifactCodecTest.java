package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;

final class EdifactCodecTest {
  private final EdifactCodec codec = new EdifactCodec();
  private final TestFormats formats = new TestFormats();

  @Test
  void acceptsAnInterchangeOfItemMessages() throws IOException {
    byte[] bytes = ItemMessages.interchange(3, 4);

    Inspection inspection = inspect(bytes);

    assertThat(inspection.findings()).isEmpty();
    assertThat(inspection.messages())
        .hasSize(3)
        .allSatisfy(
            each -> {
              assertThat(each.findings()).isEmpty();
              assertThat(each.units()).isEqualTo(4);
            });
    assertThat(inspection.bytes()).isEqualTo(bytes.length);
  }

  @Test
  void tellsTheEnvelope() throws IOException {
    Envelope envelope = codec.open(new ByteArrayInputStream(ItemMessages.interchange(1, 1)));

    assertThat(envelope)
        .isEqualTo(
            new Envelope(
                "AB101:UP", "CD001:UP", "REF0001", "260715:0930", "ITMATT:D:00A:UN:UPU150", false));
  }

  @Test
  void handsOverOneTreePerItemWithTheHeadOfItsMessage() throws IOException {
    List<Unit> units = read(ItemMessages.interchange(2, 2));

    assertThat(units).extracting(Unit::ordinal).containsExactly(1, 2, 3, 4);
    Node tree = units.get(2).tree();
    assertThat(value(tree, "UNH/0062")).isEqualTo("2");
    assertThat(value(tree, "BGM/C106/1004")).isEqualTo("MSG2");
    assertThat(tree.all("SG1")).hasSize(1);
    assertThat(value(tree, "SG1/CNI/1490")).isEqualTo("1");
    assertThat(value(tree, "SG1/SG2/NAD/C080/3036")).isEqualTo("Ann O'Hara");
    assertThat(tree.all("SG1").get(0).all("SG4")).hasSize(4);
    assertThat(value(tree, "CNT")).isEmpty();
  }

  @Test
  void saysWhereEachElementStands() throws IOException {
    byte[] bytes = ItemMessages.interchange(1, 1);
    Node tree = read(bytes).get(0).tree();
    Node city = Objects.requireNonNull(tree.find("SG1/SG2/NAD/3164"));

    assertThat(city.value()).isEqualTo("Bristol");
    assertThat(city.position().unit()).isEqualTo(19);
    assertThat(city.position().element()).isEqualTo(6);
    assertThat(city.position().path()).isEqualTo("NAD/3164");
    int offset = (int) city.position().offset();
    assertThat(new String(bytes, offset, 7, ISO_8859_1)).isEqualTo("Bristol");
  }

  @Test
  void readsAUnitAloneAsItWasReadAmongOthers() throws IOException {
    byte[] bytes = ItemMessages.interchange(2, 3);

    for (Unit unit : read(bytes)) {
      byte[] head = slice(bytes, unit.headOffset(), unit.headLength());
      byte[] own = slice(bytes, unit.offset(), unit.length());
      Node alone = codec.readAlone(head, own, unit.format());
      assertThat(plain(alone)).isEqualTo(plain(unit.tree()));
    }
  }

  @Test
  void writesWhatItReads() throws IOException {
    Node tree = read(ItemMessages.interchange(1, 1)).get(0).tree();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outgoing outgoing =
        new Outgoing(
            "AB101:UP", "CD001:UP", "REF2", LocalDateTime.of(2026, 7, 15, 9, 30), "", true);

    codec.write(out, formats.format("itmatt"), outgoing, List.of(tree));

    assertThat(inspect(out.toByteArray()).messages().get(0).findings()).isEmpty();
    assertThat(out.toString(ISO_8859_1))
        .startsWith("UNB+UNOC:3+AB101:UP+CD001:UP+260715:0930+REF2++++++1'UNH+1+ITMATT:D:00A:UN'")
        .contains("NAD+CZ+++Ann O?'Hara+12 Long Meadow Lane:Flat 3+Bristol++BS1 4DJ+GB'")
        .endsWith("UNZ+1+REF2'");
  }

  private Inspection inspect(byte[] bytes) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }

  private List<Unit> read(byte[] bytes) throws IOException {
    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(bytes), formats, inspect(bytes), units::add);
    return units;
  }

  private static byte[] slice(byte[] bytes, long offset, int length) {
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  private static String value(Node tree, String path) {
    Node node = tree.find(path);
    return node == null ? "" : node.value();
  }

  /** Names and values without positions. */
  private static String plain(Node node) {
    StringBuilder text = new StringBuilder(node.name()).append('=').append(node.value());
    for (Node each : node.children()) text.append('(').append(plain(each)).append(')');
    return text.toString();
  }
}
