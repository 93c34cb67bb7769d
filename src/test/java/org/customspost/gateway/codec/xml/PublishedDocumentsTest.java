package org.customspost.gateway.codec.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a live administration publishes, read with our own structures. */
class PublishedDocumentsTest {
  private final XmlCodec codec = new XmlCodec();
  private final Formats formats = TestFormats.all();

  @Test
  void inspectsEveryPublishedDocumentWithoutAnException() throws IOException {
    List<Path> documents = documents();
    assertThat(documents.size()).isGreaterThan(780);
    int read = 0;
    for (Path each : documents) {
      Inspection inspection = inspect(each);
      assertThat(inspection.bytes()).as("%s", each).isEqualTo(Files.size(each));
      if (inspection.accepted()) read += units(each, inspection).size();
    }
    assertThat(read).isGreaterThan(700);
  }

  @Test
  void splitsEveryPublishedNotificationIntoItsResponses() throws IOException {
    int notifications = 0;
    for (String line : Files.readAllLines(CustomsData.path("wco-dm/index.csv"))) {
      String[] columns = line.split(",", -1);
      if (!columns[1].startsWith("RES")) continue;
      Path file = CustomsData.path("wco-dm").resolve(columns[0]);
      Inspection inspection = inspect(file);
      assertThat(inspection.accepted()).as("%s %s", file, inspection.findings()).isTrue();
      List<Unit> units = units(file, inspection);
      assertThat(units).as("%s", file).hasSize(responsesByText(file));
      for (Unit unit : units) {
        assertThat(unit.tree().name()).endsWith("MetaData");
        assertThat(rejecting(unit.findings())).as("%s", file).isEmpty();
      }
      notifications++;
    }
    assertThat(notifications).isGreaterThan(410);
  }

  private static int responsesByText(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return text.split("<(\\w+:)?Response[ >]", -1).length - 1;
  }

  @Test
  void splitsAnswersThatTravelTogether() throws IOException {
    Path file = CustomsData.path("wco-dm/example_accepted_import_notification.xml");

    List<Unit> units = units(file, inspect(file));

    assertThat(units).hasSize(3);
    assertThat(units)
        .extracting(
            each -> Objects.requireNonNull(each.tree().find("Response/FunctionCode")).value())
        .containsExactly("01", "13", "09");
    assertThat(inspect(file).messages().get(0).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TT_IM067a", "TT_IM068a", "TT_IM077a", "TT_IM079a"})
  void ourStructureHoldsEveryElementOfThePublishedPostalDeclaration(String scenario)
      throws IOException {
    Path file = CustomsData.path("wco-dm/annotated/" + scenario + "/" + scenario + ".xml");

    Inspection inspection = inspect(file);

    assertThat(inspection.messages().get(0).findings()).isEmpty();
    List<Unit> units = units(file, inspection);
    assertThat(units).hasSize(1);
    assertThat(units.get(0).findings()).isEmpty();
  }

  private Inspection inspect(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return codec.inspect(in, formats);
    }
  }

  private List<Unit> units(Path file, Inspection inspection) throws IOException {
    List<Unit> units = new ArrayList<>();
    codec.read(new ByteArrayInputStream(Files.readAllBytes(file)), formats, inspection, units::add);
    return units;
  }

  private static List<Finding> rejecting(List<Finding> findings) {
    return findings.stream().filter(each -> each.code().severity() == Severity.REJECT).toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(CustomsData.path("wco-dm"))) {
      return files
          .filter(each -> each.toString().toLowerCase(Locale.ROOT).endsWith(".xml"))
          .sorted()
          .toList();
    }
  }
}
