package org.customspost.gateway.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.codec.xml.XmlCodec;
import org.customspost.gateway.codec.xml.XsdStructures;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
  private static final Outgoing OUTGOING =
      new Outgoing("", "", "", LocalDateTime.of(2026, 3, 5, 0, 0), "", false);
  private static final Path XML = Path.of("mappings/notice-xml-1");
  private static final Path EXAMPLE = Path.of("mappings/notice-json-1/examples/release.json");

  private final JsonCodec codec = new JsonCodec();
  private final Format format = format();
  private final Formats formats =
      name -> name.equals("notice") ? Optional.of(format) : Optional.empty();

  private static Format format() {
    Structure structure =
        XsdStructures.read(
                XML.resolve("structure.xsd"), "structure.xsd", "notice", "1", new Findings())
            .orElseThrow();
    return new Format("notice-json", "1", Syntax.JSON, "notice", "", structure);
  }

  private Inspection inspect(String text) throws IOException {
    return codec.inspect(new ByteArrayInputStream(text.getBytes(UTF_8)), formats);
  }

  private Unit read(String text) throws IOException {
    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(text.getBytes(UTF_8)), formats, inspect(text), units::add);
    assertThat(units).hasSize(1);
    return units.get(0);
  }

  private String write(Node message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(out, format, OUTGOING, List.of(message));
    return out.toString(UTF_8);
  }

  @Test
  void writesTheXmlNoticeAsItsJsonTwin() throws IOException {
    byte[] xml = Files.readAllBytes(XML.resolve("examples/release.xml"));
    XmlCodec other = new XmlCodec();
    List<Unit> units = new ArrayList<>();
    Inspection inspection = other.inspect(new ByteArrayInputStream(xml), formats);
    other.read(new ByteArrayInputStream(xml), formats, inspection, units::add);

    assertThat(write(units.get(0).tree())).isEqualTo(Files.readString(EXAMPLE));
  }

  @Test
  void readsWhatItWrites() throws IOException {
    String text = Files.readString(EXAMPLE);

    Unit unit = read(text);

    assertThat(unit.findings()).isEmpty();
    assertThat(write(unit.tree())).isEqualTo(text);
    assertThat(write(codec.readAlone(new byte[0], text.getBytes(UTF_8), format))).isEqualTo(text);
  }

  @Test
  void tellsAllThatDoesNotFitTheStructure() throws IOException {
    Unit unit = read("{\"notice\":{\"decision\":\"MAYBE\",\"colour\":[1,2],\"issuedAt\":null}}");

    assertThat(unit.findings())
        .extracting(each -> each.code().id())
        .containsExactlyInAnyOrder(
            "INS-211", "INS-210", "INS-210", "INS-207", "INS-207", "INS-207");
  }

  @Test
  void refusesToWriteWhatDoesNotFit() {
    assertThatThrownBy(() -> write(Node.parent("notice", List.of())))
        .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.findings()).hasSize(4));
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "null",
        "{\"notice\":",
        "{\"notice\":{}} {}",
        "{\"notice\":{},\"a\":1}",
        "{\"notice\":{\"a\":1,\"a\":2}}",
        "{\"notice\":null}",
        "{\"other\":{}}",
        "{\"notice\":[1,2]}",
        "\u0000"
      })
  void refusesWhatIsNotOneMessage(String text) throws IOException {
    Inspection inspection = inspect(text);

    assertThat(inspection.accepted()).isFalse();
    assertThat(inspection.bytes()).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  @Timeout(20)
  void refusesDepthAndLength() throws IOException {
    assertThat(inspect("{\"notice\":" + "[".repeat(100_000)).accepted()).isFalse();
    assertThat(inspect("{\"notice\":" + "{\"a\":".repeat(10_000)).accepted()).isFalse();
    assertThat(inspect("{\"notice\":\"" + "x".repeat(2_000_000) + "\"}").accepted()).isFalse();
    assertThat(inspect(" ".repeat(17 * 1024 * 1024)).findings().get(0).code().id())
        .isEqualTo("INS-203");
  }
}
