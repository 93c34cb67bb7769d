package org.customspost.gateway.codec.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlCodecTest {
  private static final String NS = "urn:example:parcels";
  private final XmlCodec codec = new XmlCodec();
  private final Format format = format();
  private final Formats formats = TestFormats.only(format);

  /** parcels(batch?, parcel*(id, weight?, note*)) in message/body of any root. */
  private static Format format() {
    Text number = new Text(Text.Kind.NUMBER, 0, 5, 0, "", Set.of());
    Part parcel =
        group(
            "parcel",
            1,
            50_000,
            leaf("id", 1, 1, Text.any()),
            leaf("weight", 0, 1, number),
            leaf("note", 0, 2, Text.any()));
    Part root = group("parcels", 1, 1, leaf("batch", 1, 1, Text.any()), parcel);
    return new Format(
        "parcels",
        "1",
        Syntax.XML,
        "*/message/parcels",
        "parcel",
        new Structure("parcels", "1", root));
  }

  private static Part group(String name, int min, int max, Part... parts) {
    return new Part(Part.Kind.GROUP, name, NS, min, max, List.of(parts), null, List.of());
  }

  private static Part leaf(String name, int min, int max, Text text) {
    return new Part(Part.Kind.ELEMENT, name, NS, min, max, List.of(), text, List.of());
  }

  private static String document(String parcels) {
    return "<any xmlns='"
        + NS
        + "'><message><parcels><batch>b1</batch>"
        + parcels
        + "</parcels></message></any>";
  }

  private static Node at(Node tree, String path) {
    return Objects.requireNonNull(tree.find(path));
  }

  private Inspection inspect(byte[] bytes) throws IOException {
    return codec.inspect(new ByteArrayInputStream(bytes), formats);
  }

  private List<Unit> read(byte[] bytes) throws IOException {
    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(bytes), formats, inspect(bytes), units::add);
    return units;
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(each -> each.code().id()).toList();
  }

  @Test
  void countsTheItemsOfAMessage() throws IOException {
    Inspection inspection =
        inspect(document("<parcel><id>1</id></parcel><parcel><id>2</id></parcel>").getBytes(UTF_8));

    assertThat(inspection.findings()).isEmpty();
    assertThat(inspection.envelope().identity()).isEqualTo("{" + NS + "}any");
    assertThat(inspection.messages()).hasSize(1);
    assertThat(inspection.messages().get(0).units()).isEqualTo(2);
    assertThat(inspection.messages().get(0).identity()).isEqualTo("any/message/parcels");
    assertThat(inspection.messages().get(0).findings()).isEmpty();
  }

  @Test
  void handsOverEachItemWithTheHeadOfItsMessage() throws IOException {
    List<Unit> units =
        read(
            document("<parcel><id> 1\n</id></parcel> <parcel><id>2</id></parcel>").getBytes(UTF_8));

    assertThat(units).extracting(Unit::ordinal).containsExactly(1, 2);
    Node second = units.get(1).tree();
    assertThat(second.name()).isEqualTo("parcels");
    assertThat(second.children()).extracting(Node::name).containsExactly("batch", "parcel");
    assertThat(at(second, "parcel/id").value()).isEqualTo("2");
    assertThat(at(second, "parcel/id").position().path())
        .isEqualTo("/any/message/parcels/parcel[2]/id");
    assertThat(at(units.get(0).tree(), "parcel/id").value()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
  void knowsTheBytesOfEachItemInEveryEncoding(String encoding) throws IOException {
    String parcels =
        "<parcel><id>Zoë €</id></parcel>\r\n  <parcel>\n<id>Søren</id><note>ß&#x20AC;</note></parcel>";
    String text = "<?xml version='1.0' encoding='" + encoding + "'?>\r\n" + document(parcels);
    if (encoding.equals("ISO-8859-1")) text = text.replace("€", "¤");
    byte[] bytes = bytes(text, encoding);
    Charset charset = encoding.equals("UTF-16") ? UTF_16BE : Charset.forName(encoding);

    List<Unit> units = read(bytes);

    assertThat(units).hasSize(2);
    for (Unit each : units) {
      byte[] slice = slice(bytes, each.offset(), each.length());
      String sliced = new String(slice, charset);
      assertThat(sliced).startsWith("<parcel>").endsWith("</parcel>");
      byte[] head = slice(bytes, each.headOffset(), each.headLength());
      assertThat(plain(codec.readAlone(head, slice, format))).isEqualTo(plain(each.tree()));
    }
    assertThat(at(units.get(1).tree(), "parcel/id").value()).isEqualTo("Søren");
    assertThat(at(units.get(1).tree(), "parcel/note").value()).isEqualTo("ß€");
  }

  private static byte[] bytes(String text, String encoding) {
    return switch (encoding) {
      case "UTF-16" -> ("\uFEFF" + text).getBytes(UTF_16BE);
      case "ISO-8859-1" -> text.getBytes(ISO_8859_1);
      default -> text.getBytes(UTF_8);
    };
  }

  private static byte[] slice(byte[] bytes, long offset, int length) {
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  private static String plain(Node node) {
    StringBuilder plain = new StringBuilder(node.name()).append('=').append(node.value());
    plain.append(node.attributes());
    for (Node each : node.children()) plain.append('(').append(plain(each)).append(')');
    return plain.toString();
  }

  @Test
  void knowsTheBytesOfItemsFarIntoADocument() throws IOException {
    StringBuilder parcels = new StringBuilder();
    for (int i = 0; i < 20_000; i++)
      parcels.append("<parcel><id>né").append(i).append("</id><!-- € --></parcel>\n");
    byte[] bytes = document(parcels.toString()).getBytes(UTF_8);

    List<Unit> units = read(bytes);

    assertThat(units).hasSize(20_000);
    for (Unit each : units)
      assertThat(new String(slice(bytes, each.offset(), each.length()), UTF_8))
          .isEqualTo("<parcel><id>né" + (each.ordinal() - 1) + "</id><!-- € --></parcel>");
  }

  @Test
  void decodesALaterMessageAlone() throws IOException {
    String one =
        "<message><parcels><batch>b1</batch><parcel><id>1</id></parcel></parcels></message>";
    String two = one.replace("b1", "b2").replace(">1<", ">2<");
    byte[] bytes = ("<x:any xmlns:x='" + NS + "'>" + one + two + "</x:any>").getBytes(UTF_8);

    List<Unit> units = read(bytes);

    Unit second = units.get(1);
    assertThat(second.message()).isEqualTo("2");
    Node alone =
        codec.readAlone(
            slice(bytes, second.headOffset(), second.headLength()),
            slice(bytes, second.offset(), second.length()),
            format);
    assertThat(plain(alone)).isEqualTo("parcels={}(batch=b2{})(parcel={}(id=2{}))");
  }

  @Test
  void readsAMessageWithoutNamespaceAndWarns() throws IOException {
    byte[] bytes =
        document("<parcel><id>1</id></parcel>").replace(" xmlns='" + NS + "'", "").getBytes(UTF_8);

    Inspection inspection = inspect(bytes);

    assertThat(ids(inspection.messages().get(0).findings())).containsExactly("INS-206");
    assertThat(inspection.messages().get(0).accepted()).isTrue();
    assertThat(read(bytes)).hasSize(1);
  }

  @Test
  void tellsEverythingThatIsWrongWithOneItemAndNothingOfItsNeighbours() throws IOException {
    byte[] bytes =
        document(
                "<parcel><id>1</id></parcel>"
                    + "<parcel><weight>heavy</weight><colour>red</colour>"
                    + "<note/><note/><note/></parcel>")
            .getBytes(UTF_8);

    List<Unit> units = read(bytes);

    assertThat(inspect(bytes).messages().get(0).findings()).isEmpty();
    assertThat(units.get(0).findings()).isEmpty();
    assertThat(ids(units.get(1).findings()))
        .containsExactlyInAnyOrder("INS-211", "INS-210", "INS-209", "INS-207");
    assertThat(units.get(1).findings()).allMatch(each -> each.place().item() == 2);
  }

  @Test
  void tellsWhatIsWrongAroundTheItems() throws IOException {
    String many = "<parcel/>".repeat(50_001);

    Inspection inspection =
        inspect(document(many).replace("<batch>b1</batch>", "").getBytes(UTF_8));

    List<Finding> findings = inspection.messages().get(0).findings();
    assertThat(ids(findings)).containsExactly("INS-209", "INS-207");
    assertThat(findings.get(0).text()).contains("occurs 50001 times; at most 50000");
    assertThat(inspection.messages().get(0).accepted()).isFalse();
  }

  @Test
  void warnsOfAnElementOutOfOrder() throws IOException {
    List<Unit> units =
        read(document("<parcel><weight>5</weight><id>1</id></parcel>").getBytes(UTF_8));

    assertThat(ids(units.get(0).findings())).containsExactly("INS-208");
    assertThat(at(units.get(0).tree(), "parcel/id").value()).isEqualTo("1");
  }

  @Test
  void leavesOutTheItemsOfARefusedMessage() throws IOException {
    String good =
        "<message><parcels><batch>b</batch><parcel><id>2</id></parcel></parcels></message>";
    String bad = good.replace("<batch>b</batch>", "");
    byte[] bytes = ("<any xmlns='" + NS + "'>" + bad + good + "</any>").getBytes(UTF_8);

    assertThat(read(bytes)).extracting(Unit::message).containsExactly("2");
    assertThat(read(bytes)).extracting(Unit::ordinal).containsExactly(2);
  }

  @Test
  void refusesADocumentThatIsOfNoKnownFormat() throws IOException {
    Inspection inspection = inspect("<invoice><line/></invoice>".getBytes(UTF_8));

    assertThat(inspection.accepted()).isFalse();
    assertThat(ids(inspection.findings())).containsExactly("INS-205");
    assertThat(inspection.findings().get(0).text()).contains("invoice");
  }

  @Test
  void saysWhereBytesAreNotThoseThatWereInspected() throws IOException {
    Inspection inspection = inspect(document("<parcel><id>1</id></parcel>").getBytes(UTF_8));
    byte[] others = document("").getBytes(UTF_8);

    assertThatThrownBy(
            () -> codec.read(new ByteArrayInputStream(others), formats, inspection, unit -> {}))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RDG_201));
  }

  @Test
  void recognisesXmlByItsFirstBytes() {
    assertThat(codec.recognises("\uFEFF  <a/>".getBytes(UTF_8))).isTrue();
    assertThat(codec.recognises("\uFEFF<a/>".getBytes(UTF_16BE))).isTrue();
    assertThat(codec.recognises("UNA:+.? '".getBytes(UTF_8))).isFalse();
    assertThat(codec.recognises(new byte[0])).isFalse();
  }
}
