package org.customspost.gateway.codec.xml;

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
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.model.tree.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The XML examples of the mappings folder: read, written, valid. */
class MappedDocumentsTest {
  private static final Outgoing OUTGOING =
      new Outgoing("", "", "", LocalDateTime.of(2026, 3, 5, 0, 0), "", false);
  private final XmlCodec codec = new XmlCodec();

  static List<Path> examples() throws IOException {
    List<Path> examples = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("mappings"))) {
      for (Path each : folders.filter(at -> Files.exists(at.resolve("structure.xsd"))).toList())
        try (Stream<Path> files = Files.list(each.resolve("examples"))) {
          examples.addAll(files.filter(MappedDocumentsTest::isGood).toList());
        }
    }
    return examples;
  }

  private static boolean isGood(Path example) {
    String name = example.toString();
    return name.endsWith(".xml") && Files.notExists(Path.of(name.replaceFirst("xml$", "findings")));
  }

  private static Path folder(Path example) {
    return example.resolve("../..").normalize();
  }

  private static Format format(Path example) {
    return TestFormats.named(String.valueOf(folder(example).getFileName()));
  }

  /** A cancellation has the root of a declaration; here it is read as what it is. */
  private static Formats formats(Format format) {
    return path -> {
      String identity = format.identity().isEmpty() ? "MetaData/Declaration" : format.identity();
      return TestFormats.matches(identity, path) ? Optional.of(format) : Optional.empty();
    };
  }

  private List<Unit> read(byte[] bytes, Format format) throws IOException {
    Formats formats = formats(format);
    Inspection inspection = codec.inspect(new ByteArrayInputStream(bytes), formats);
    assertThat(inspection.accepted()).as("%s", inspection.findings()).isTrue();
    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(bytes), formats, inspection, units::add);
    return units;
  }

  private byte[] write(Format format, List<Node> messages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(out, format, OUTGOING, messages);
    return out.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsAndWritesEachExampleWithoutLoss(Path example) throws IOException, SAXException {
    Format format = format(example);
    List<Unit> units = read(Files.readAllBytes(example), format);
    assertThat(units).isNotEmpty().allSatisfy(each -> assertThat(each.findings()).isEmpty());

    byte[] written = write(format, units.stream().map(Unit::tree).toList());

    assertThat(plain(read(written, format))).isEqualTo(plain(units));
    assertThat(write(format, units.stream().map(Unit::tree).toList())).isEqualTo(written);
    validate(folder(example).resolve("structure.xsd"), written);
  }

  /** Our structures are real schemas: the platform's own validator agrees with our reading. */
  private static void validate(Path xsd, byte[] document) throws IOException, SAXException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(xsd.toFile())
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(document)));
  }

  private static List<String> plain(List<Unit> units) {
    return units.stream().map(each -> plain(each.tree())).toList();
  }

  private static String plain(Node node) {
    StringBuilder plain = new StringBuilder(node.name()).append('=').append(node.value());
    plain.append(node.attributes());
    for (Node each : node.children()) plain.append('(').append(plain(each)).append(')');
    return plain.toString();
  }

  @Test
  void ourDeclarationsAreValidAgainstTheOfficialSchema(@TempDir Path config) throws IOException {
    install(config, "wco-dec", "customs/wrapper_submit.xsd");
    install(config, "wco-inv", "customs/wrapper_cancel.xsd");
    Findings findings = new Findings();
    OfficialSchemas schemas = OfficialSchemas.read(config, findings);
    assertThat(findings.list()).isEmpty();
    assertThat(schemas.installed()).containsExactly("wco-dec", "wco-inv");

    int checked = 0;
    for (Path each : examples()) {
      Format format = format(each);
      if (!schemas.installed().contains(format.type())) continue;
      byte[] written =
          write(format, read(Files.readAllBytes(each), format).stream().map(Unit::tree).toList());
      assertThat(schemas.violations(format.type(), written)).as("%s", each).isEmpty();
      checked++;
    }
    assertThat(checked).isEqualTo(5);
  }

  @Test
  void tellsEveryViolationOfAnOfficialSchemaWithoutPersonalValues(@TempDir Path config)
      throws IOException {
    install(config, "wco-dec", "customs/wrapper_submit.xsd");
    OfficialSchemas schemas = OfficialSchemas.read(config, new Findings());
    String text = Files.readString(Path.of("mappings/wco-dec-xml-3.6/examples/original.xml"));
    String wrong =
        text.replace("Orla Brennan", "Orla Brennan".repeat(20))
            .replace("<ModeCode>5</ModeCode>", "<Wheels>4</Wheels>");

    String told = schemas.violations("wco-dec", wrong.getBytes(UTF_8)).toString();

    assertThat(told).contains("WRT-206").contains("maxLength").contains("Wheels");
    assertThat(told).doesNotContain("Brennan");
    assertThat(schemas.violations("cusitm", wrong.getBytes(UTF_8))).isEmpty();
  }

  private static void install(Path config, String type, String top) throws IOException {
    Path from = CustomsData.path("wco-dm/xsd");
    Path to = config.resolve(type);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        Files.createDirectories(target.resolve("..").normalize());
        Files.copy(each, target);
      }
    }
    Files.writeString(to.resolve("top.txt"), top + "\n");
  }

  @Test
  void refusesToWriteWhatTheStructureDoesNotHoldAndTellsAllOfIt() {
    Format format = TestFormats.named("notice-xml-1");
    Node notice =
        Node.parent(
            "notice",
            List.of(
                Node.leaf("decision", "PERHAPS"),
                Node.leaf("itemId", "RR47"),
                Node.leaf("colour", "red"),
                Node.leaf("lrn", "a\u0001b"),
                Node.leaf("authority", "")));

    assertThatThrownBy(() -> write(format, List.of(notice)))
        .isInstanceOfSatisfying(
            GatewayException.class,
            e ->
                assertThat(e.findings())
                    .extracting(each -> each.code().id())
                    .containsExactlyInAnyOrder(
                        "WRT-201", "WRT-201", "WRT-201", "WRT-203", "WRT-204", "WRT-204",
                        "WRT-205"));
  }

  @Test
  void refusesTwoMessagesInADocumentThatHoldsOne() {
    Format format = TestFormats.named("notice-xml-1");
    Node notice = Node.parent("notice", List.of());

    assertThatThrownBy(() -> write(format, List.of(notice, notice)))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code().id()).isEqualTo("WRT-207"));
  }

  @Test
  void everyPointerOfTheDeclarationNamesAPlaceOfItsStructure() throws IOException {
    Format format = TestFormats.named("wco-dec-xml-3.6");
    List<String> lines = Files.readAllLines(Path.of("mappings/wco-dec-xml-3.6/pointers.csv"));

    assertThat(lines.get(0)).startsWith("# source: ").contains("date: ");
    assertThat(lines.get(1)).isEqualTo("path,pointer");
    assertThat(lines.size()).isGreaterThan(200);
    for (String line : lines.subList(2, lines.size())) {
      String[] columns = line.split(",", -1);
      assertThat(format.structure().find(columns[0])).as(line).isNotNull();
      assertThat(columns[1]).matches("42A(\\.[0-9A-Z]{2,4})*");
    }
    assertThat(lines)
        .contains(
            "Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/Classification/ID,"
                + "42A.67A.68A.23A.21A.145");
  }
}
