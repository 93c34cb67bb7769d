package org.customspost.gateway.codec.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message without any unit, such as a cancellation, says what its head says. */
class BareMessageTest {
  private static final String NS = "urn:example:parcels";
  private static final String MESSAGE =
      "<message><parcels><batch>Søren</batch></parcels></message>";
  private final XmlCodec codec = new XmlCodec();

  /** parcels(batch, parcel*) in message of any root. */
  private static Format format(int least) {
    Part batch = part(Part.Kind.ELEMENT, "batch", 1, List.of());
    Part parcel = part(Part.Kind.ELEMENT, "parcel", least, List.of());
    Part root = part(Part.Kind.GROUP, "parcels", 1, List.of(batch, parcel));
    return new Format(
        "parcels",
        "1",
        Syntax.XML,
        "*/message/parcels",
        "parcel",
        new Structure("parcels", "1", root));
  }

  private static Part part(Part.Kind kind, String name, int min, List<Part> parts) {
    Text text = kind == Part.Kind.ELEMENT ? Text.any() : null;
    return new Part(kind, name, NS, min, 9, parts, text, List.of());
  }

  private static byte[] document(String encoding) {
    return "<?xml version='1.0' encoding='%s'?><any xmlns='%s'>%s%s</any>"
        .formatted(encoding, NS, MESSAGE, MESSAGE.replace("Søren", "Per"))
        .getBytes(Charset.forName(encoding));
  }

  private Inspection inspect(byte[] bytes, Formats formats) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16"})
  void isItsOwnUnitAndIsReadAloneAgain(String encoding) throws IOException {
    Format format = format(0);
    Formats formats = TestFormats.only(format);
    byte[] bytes = document(encoding);
    Inspection inspection = inspect(bytes, formats);
    assertThat(inspection.messages()).hasSize(2).allMatch(each -> each.units() == 1);

    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(bytes), formats, inspection, units::add);

    assertThat(units).extracting(Unit::ordinal).containsExactly(1, 2);
    assertThat(units).extracting(each -> batch(each.tree())).containsExactly("Søren", "Per");
    for (Unit each : units) {
      byte[] head = slice(bytes, each.headOffset(), each.headLength());
      byte[] unit = slice(bytes, each.offset(), each.length());
      assertThat(batch(codec.readAlone(head, unit, format))).isEqualTo(batch(each.tree()));
    }
  }

  @Test
  void isNoneWhereAUnitIsNeeded() throws IOException {
    Inspection inspection = inspect(document("UTF-8"), TestFormats.only(format(1)));
    assertThat(inspection.messages())
        .allMatch(each -> each.units() == 0 && !each.findings().isEmpty());
  }

  private static String batch(Node tree) {
    return Objects.requireNonNull(tree.find("batch")).value();
  }

  private static byte[] slice(byte[] bytes, long offset, int length) {
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }
}
