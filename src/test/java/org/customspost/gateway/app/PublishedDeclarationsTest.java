package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.mapping.Pointers;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.Amended;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Pointer;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.eligibility.Outcome;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Each published postal sample, and what we declare for a CN 23 of the same content: the same
 * elements with the same codes, but for differences that each have their reason.
 */
class PublishedDeclarationsTest {
  private static final Catalogue CATALOGUE = Mappings.shipped();
  private static final MappedFormat DECLARATION = MappedFormat.named(CATALOGUE, "wco-dec@3.6");
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-15T10:00:00Z");
  private static final Map<String, String> AGREED =
      Map.of(
          "declarant", "XI603202734852",
          "representation", "2",
          "location", "BELBFSBEL",
          "location-country", "GB",
          "country", "GB",
          "agency", "HMRC",
          "customization", "v2.1");

  private static Declaration declaration(
      PublishedSample sample, DeclarationFunction function, List<Amended> amended) {
    Item item = sample.item();
    Outcome outcome = CATALOGUE.eligibility("gb").decide(item, DAY, sample.filing);
    assertThat(outcome).isInstanceOf(Outcome.Ruled.class);
    Ruling ruling = ((Outcome.Ruled) outcome).ruling();
    boolean first = function == DeclarationFunction.ORIGINAL;
    String mrn = first ? null : "26GB00000000000017";
    return new Declaration("XI260115000017", mrn, function, ruling, item, amended, null, NOW);
  }

  @ParameterizedTest
  @EnumSource(PublishedSample.class)
  void hasTheElementsAndCodesOfThePublishedSampleButForReasonedDifferences(PublishedSample sample)
      throws Exception {
    String written =
        DECLARATION.write(
            List.of(declaration(sample, DeclarationFunction.ORIGINAL, List.of())), AGREED);
    Set<String> theirs = leaves(Files.readAllBytes(sample.file()));
    Set<String> ours = leaves(written.getBytes(UTF_8));
    assertThat(theirs).hasSizeGreaterThan(30);

    Set<String> differences = new TreeSet<>();
    for (String each : theirs) if (!ours.contains(each)) differences.add("- " + each);
    for (String each : ours) if (!theirs.contains(each)) differences.add("+ " + each);
    Set<String> reasoned = new TreeSet<>(sample.reasons.keySet());
    reasoned.addAll(PublishedSample.EVERYWHERE.keySet());
    assertThat(differences).isEqualTo(reasoned);
  }

  /** Border mode 5 is post. */
  @Test
  void comparesEveryPublishedPostalSample() throws IOException {
    Set<Path> postal = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CustomsData.path("wco-dm"))) {
      for (Path each : files.filter(file -> file.toString().endsWith(".xml")).toList())
        if (Files.readString(each).contains("<ModeCode>5</ModeCode>")) postal.add(each);
    }

    assertThat(postal)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PublishedSample.values()).map(PublishedSample::file).toList());
  }

  @ParameterizedTest
  @EnumSource(PublishedSample.class)
  void isValidAgainstTheOfficialSchema(PublishedSample sample) throws Exception {
    for (DeclarationFunction each :
        List.of(
            DeclarationFunction.ORIGINAL,
            DeclarationFunction.AMENDMENT,
            DeclarationFunction.PRESENTATION)) {
      validate(
          "wrapper_submit.xsd",
          DECLARATION.write(List.of(declaration(sample, each, changes(sample))), AGREED));
    }
    MappedFormat cancellation = MappedFormat.named(CATALOGUE, "wco-inv@3.6");
    validate(
        "wrapper_cancel.xsd",
        cancellation.write(
            List.of(declaration(sample, DeclarationFunction.CANCELLATION, List.of())), AGREED));
  }

  /** What the amendment names where the value and the description of the first piece changed. */
  private static List<Amended> changes(PublishedSample sample) {
    Declaration before = declaration(sample, DeclarationFunction.ORIGINAL, List.of());
    Pointers pointers = Objects.requireNonNull(CATALOGUE.pointers().get("wco-dec@3.6"));
    String text =
        CanonicalYaml.text("item", List.of(before.item()))
            .replaceFirst("description: \"", "description: \"New ");
    Item after =
        CanonicalYaml.record(
            YamlFile.parse(text, "item", new Findings()).orElseThrow().maps("item").get(0),
            Item.class);
    Declaration changed =
        new Declaration(
            before.lrn(),
            null,
            DeclarationFunction.ORIGINAL,
            before.ruling(),
            after,
            List.of(),
            null,
            NOW);
    List<Amended> changes =
        pointers.difference(
            DECLARATION.tree(before, AGREED).tree(),
            DECLARATION.tree(changed, AGREED).tree(),
            List.of());
    assertThat(changes).isNotEmpty();
    return changes;
  }

  /** The published amendment of postal charges and value. */
  @Test
  void amendsNoMoreThanThePublishedAmendmentDoes() throws Exception {
    Path file = CustomsData.path("wco-dm/annotated/TT_IM068a/Step2_TT_IM68a_Amendment.xml");
    List<Amended> amended =
        List.of(
            new Amended(List.of(step("42A"), step("67A"), step("41A")), "117"),
            new Amended(List.of(step("42A"), step("67A"), new Amended.Step("68A", 1)), "108"));
    Declaration amendment =
        declaration(PublishedSample.TT_IM068A, DeclarationFunction.AMENDMENT, amended);

    String written = DECLARATION.write(List.of(amendment), AGREED);

    assertThat(leaves(written.getBytes(UTF_8))).isEqualTo(leaves(Files.readAllBytes(file)));
  }

  private static Amended.Step step(String section) {
    return new Amended.Step(section, 0);
  }

  @Test
  void bringsAPublishedRejectionBackToTheSendersFields() throws IOException {
    Path file = CustomsData.path("wco-dm/annotated/TT_IM063a/Example_Notifications/DMSREJ.xml");
    // theirs has three classifications of the item and means the third; ours has one
    String text = Files.readString(file).replace("<SequenceNumeric>3<", "<SequenceNumeric>1<");
    List<Canonical> answers =
        MappedFormat.named(CATALOGUE, "wco-res@3.6").read(text.getBytes(UTF_8), Map.of()).records();
    Declaration declared =
        declaration(PublishedSample.TT_IM068A, DeclarationFunction.ORIGINAL, List.of());
    Map<String, List<String>> lineage = CATALOGUE.writer("wco-dec@3.6").lineage(declared, AGREED);
    Pointers pointers = Objects.requireNonNull(CATALOGUE.pointers().get("wco-dec@3.6"));

    List<String> fields = new ArrayList<>();
    for (Pointer each : ((Answer) answers.get(0)).errors())
      fields.addAll(pointers.fields(each.path(), lineage));

    assertThat(fields).contains("item.contents[1].hsCode");
  }

  @Test
  void bringsAWarningAboutAnItemBackToItsContentPiece() {
    Declaration declared =
        declaration(PublishedSample.TT_IM077A, DeclarationFunction.ORIGINAL, List.of());
    Map<String, List<String>> lineage = CATALOGUE.writer("wco-dec@3.6").lineage(declared, AGREED);
    Pointers pointers = Objects.requireNonNull(CATALOGUE.pointers().get("wco-dec@3.6"));

    assertThat(pointers.fields("42A.67A.68A(2).23A.137", lineage))
        .containsExactly("item.contents[2].description");
    assertThat(pointers.fields("42A.67A.68A(2)", lineage))
        .contains("item.contents[2].value.amount")
        .noneMatch(each -> each.startsWith("item.contents[1]"));
    assertThat(pointers.fields("42A.67A.02A(1).D028", lineage)).isEmpty();
  }

  private static void validate(String schema, String document) throws IOException, SAXException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(CustomsData.path("wco-dm/xsd/customs/" + schema).toFile())
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(document.getBytes(UTF_8))));
  }

  /** Paths of all texts, codes with their value. */
  private static Set<String> leaves(byte[] document)
      throws IOException, ParserConfigurationException, SAXException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(document)).getDocumentElement();
    Set<String> leaves = new TreeSet<>();
    leaves(root, "", leaves);
    return leaves;
  }

  private static void leaves(Element element, String path, Set<String> leaves) {
    boolean leaf = true;
    for (Node at = element.getFirstChild(); at != null; at = at.getNextSibling())
      if (at instanceof Element child) {
        leaf = false;
        leaves(
            child,
            path.isEmpty() ? child.getLocalName() : path + "/" + child.getLocalName(),
            leaves);
      }
    if (!leaf) return;
    String value = element.getTextContent().strip();
    leaves.add(path.endsWith("Code") ? path + "=" + value : path);
    for (String each : List.of("currencyID", "unitCode"))
      if (element.hasAttribute(each))
        leaves.add(path + "@" + each + "=" + element.getAttribute(each));
  }
}
