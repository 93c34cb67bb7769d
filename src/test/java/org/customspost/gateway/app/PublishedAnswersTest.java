package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.dossier.Standing;
import org.customspost.gateway.dossier.Told;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.codelist.Csv;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Decision;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Every published notification of an administration is understood as its publisher describes it.
 */
class PublishedAnswersTest {
  private static final Catalogue CATALOGUE = Mappings.shipped();
  private static final MappedFormat RESPONSE = MappedFormat.named(CATALOGUE, "wco-res@3.6");
  private static final Map<String, String> AGREED = Map.of("currency", "GBP");
  // the publisher's words for its notifications, by hand
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("DMSACC accepted", "ACCEPTED"),
          Map.entry("DMSRCV received/registered", "REGISTERED"),
          Map.entry("DMSREJ rejected", "REJECTED"),
          Map.entry("DMSCTL physical control", "HOLD_EXAM"),
          Map.entry("DMSDOC documents required", "HOLD_DOCS"),
          Map.entry("DMSRES corrected by customs", "AMENDED"),
          Map.entry("DMSROG release of goods", "RELEASED"),
          Map.entry("DMSCLE cleared", "RELEASED"),
          Map.entry("DMSINV invalidated/cancelled", "INVALIDATED"),
          Map.entry("DMSREQ amendment/cancel request result", "REQUEST_GRANTED"),
          Map.entry("DMSTAX duty/tax", "TAX"),
          Map.entry("DMSCPI insufficient deferment", "HOLD_PAYMENT"),
          Map.entry("DMSCPR payment reminder", "HOLD_PAYMENT"),
          Map.entry("DMSEOG exited", "EXITED"),
          Map.entry("DMSGER exit enquiry", "EXIT_ENQUIRY"));

  /** A published notification: its file, the code and the meaning its index states. */
  record Published(Path file, String code, String meaning) {
    @Override
    public String toString() {
      return String.valueOf(file.subpath(file.getNameCount() - 2, file.getNameCount()));
    }
  }

  /** Empty where the published data is not there: then the next test says so. */
  static List<Published> notifications() throws IOException {
    List<Published> published = new ArrayList<>();
    Path root = CustomsData.path("wco-dm");
    List<Csv.Row> rows = Csv.rows(Files.readString(root.resolve("index.csv")));
    List<String> head = rows.get(0).cells();
    for (Csv.Row each : rows.subList(1, rows.size())) {
      String code = each.cell(head.indexOf("function_codes"));
      if (each.cell(head.indexOf("kind")).startsWith("RES") && !code.isEmpty())
        published.add(
            new Published(root.resolve(each.cell(0)), code, each.cell(head.indexOf("meaning"))));
    }
    return published;
  }

  @Test
  void readsEveryPublishedNotificationAsItsPublisherMeansIt() throws Exception {
    List<Published> all = notifications();
    assertThat(all).hasSizeGreaterThan(400);
    for (Published each : all) {
      Answer answer = answer(Files.readAllBytes(each.file()));

      assertThat(MEANINGS).as("%s", each).containsKey(each.meaning());
      assertThat(answer.effect().name()).as("%s", each).isEqualTo(MEANINGS.get(each.meaning()));
      assertThat(answer.code()).as("%s", each).isEqualTo(each.code());
      Element response = response(each);
      assertThat(answer.notificationId()).isEqualTo(text(response, "FunctionalReferenceID"));
      Element declaration = child(response, "Declaration");
      assertThat(answer.lrn()).isEqualTo(text(declaration, "FunctionalReferenceID"));
      assertThat(answer.mrn()).isEqualTo(text(declaration, "ID"));
      assertThat(answer.issuedAt()).as("%s", each).isNotNull();
      assertThat(answer.errors()).hasSize(children(response, "Error"));
    }
  }

  @Test
  void readsThemTheSameWithNamespaces() throws IOException {
    for (Published each : notifications()) {
      String text = Files.readString(each.file());
      String namespaced =
          text.replaceFirst(
                  "<MetaData[^>]*>",
                  "<md:MetaData xmlns:md=\"urn:wco:datamodel:WCO:DocumentMetaData-DMS:2\">")
              .replace("</MetaData>", "</md:MetaData>")
              .replaceFirst("<Response>", "<Response xmlns=\"urn:wco:datamodel:WCO:RES-DMS:2\">");
      if (!namespaced.contains("RES-DMS:2")) continue;
      namespaced =
          namespaced
              .replaceAll("<((?:WCO|Responsible|Agency)[A-Za-z]+)>", "<md:$1>")
              .replaceAll("</((?:WCO|Responsible|Agency)[A-Za-z]+)>", "</md:$1>");

      assertThat(answer(namespaced.getBytes(UTF_8)))
          .as("%s", each)
          .isEqualTo(answer(text.getBytes(UTF_8)));
    }
  }

  @Test
  void readsEachResponseOfOneNamespacedDocument() throws IOException {
    Path sample = CustomsData.path("wco-dm/example_accepted_import_notification.xml");

    List<Canonical> answers = RESPONSE.read(Files.readAllBytes(sample), AGREED).records();

    assertThat(answers).hasSize(3);
    assertThat(answers).allSatisfy(each -> assertThat(((Answer) each).lrn()).isNotBlank());
  }

  @Test
  void takesAWarningForNoRejection() throws IOException {
    int warned = 0;
    for (Published each : notifications()) {
      if (!each.code().equals("01")) continue;
      Answer answer = answer(Files.readAllBytes(each.file()));
      assertThat(answer.meaning()).isEqualTo(Decision.ACCEPTED);
      if (!answer.errors().isEmpty()) warned++;
    }
    assertThat(warned).isGreaterThan(5);
  }

  /** The folders of notifications that were published as one story. */
  static List<List<Told>> stories() throws IOException {
    Map<String, List<Told>> stories = new LinkedHashMap<>();
    for (Published each : notifications()) {
      Answer answer = answer(Files.readAllBytes(each.file()));
      List<Told> story =
          stories.computeIfAbsent(each.file().getParent() + answer.lrn(), k -> new ArrayList<>());
      story.add(told(answer, story.size()));
    }
    return stories.values().stream().filter(each -> each.size() > 2).toList();
  }

  private static Told told(Answer answer, int number) {
    return new Told(
        number,
        String.valueOf(answer.notificationId()),
        answer.effect(),
        java.util.Objects.requireNonNull(answer.issuedAt()),
        answer.respondBy(),
        answer.mrn(),
        "");
  }

  @Test
  void endsInTheSameStandingInWhateverOrderTheyCome() throws IOException {
    List<List<Told>> stories = stories();
    assertThat(stories).hasSizeGreaterThan(50);
    var ranks = java.util.Objects.requireNonNull(CATALOGUE.ranks().get("default"));
    Random random = new Random(17);
    Set<String> ends = new java.util.TreeSet<>();
    for (List<Told> story : stories) {
      Standing standing = Standing.after(story, ranks);
      ends.add(standing.name());
      for (int i = 0; i < 20; i++) {
        List<Told> shuffled = new ArrayList<>(story);
        shuffled.add(story.get(random.nextInt(story.size())));
        Collections.shuffle(shuffled, random);
        Standing other = Standing.after(shuffled, ranks);
        assertThat(other.toTell()).isEqualTo(standing.toTell());
        assertThat(other.state()).isEqualTo(standing.state());
        assertThat(other.mrn()).isEqualTo(standing.mrn());
      }
    }
    assertThat(ends).contains("RELEASED");
  }

  @Test
  void endsEveryStoryThatWasClearedLastAsReleased() throws IOException {
    var ranks = java.util.Objects.requireNonNull(CATALOGUE.ranks().get("default"));
    for (List<Told> story : stories()) {
      Told last =
          story.stream()
              .max(java.util.Comparator.comparing(each -> each.issuedAt().toInstant()))
              .orElseThrow();
      if (last.meaning() == Decision.RELEASED)
        assertThat(Standing.after(story, ranks).name()).isEqualTo("RELEASED");
    }
  }

  private static Answer answer(byte[] bytes) throws IOException {
    List<Canonical> records = RESPONSE.read(bytes, AGREED).records();
    assertThat(records).hasSize(1);
    return (Answer) records.get(0);
  }

  private static Element response(Published published)
      throws IOException, ParserConfigurationException, SAXException {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Files.readAllBytes(published.file())));
    return child(document.getDocumentElement(), "Response");
  }

  private static Element child(Element parent, String name) {
    for (var at = parent.getFirstChild(); at != null; at = at.getNextSibling())
      if (at instanceof Element element && element.getTagName().equals(name)) return element;
    throw new AssertionError(name);
  }

  private static int children(Element parent, String name) {
    int count = 0;
    for (var at = parent.getFirstChild(); at != null; at = at.getNextSibling())
      if (at instanceof Element element && element.getTagName().equals(name)) count++;
    return count;
  }

  private static String text(Element parent, String name) {
    return child(parent, name).getTextContent().strip();
  }
}
