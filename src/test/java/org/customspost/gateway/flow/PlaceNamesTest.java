package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.customspost.gateway.app.CatalogueFolder;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNamesTest {
  private static final Path MAPPINGS = Path.of("mappings");
  private static final Path SERVICE =
      Path.of("src/main/resources/org/customspost/gateway/codec/edifact/service.xml");

  private static Catalogue catalogue;
  private static PlaceNames names;

  @BeforeAll
  static void load() {
    Findings findings = new Findings();
    catalogue = CatalogueFolder.load(MAPPINGS, Path.of("config"), findings).orElseThrow();
    names = new PlaceNames(catalogue, Syntax.EDIFACT);
  }

  /** The test reads the files, so that a structure added tomorrow is read as well. */
  @ParameterizedTest
  @CsvSource({"segment, name", "composite, name", "element, code"})
  void hasANameForEachThatAStructureHasAndForNoOther(String kind, String attribute)
      throws IOException {
    Pattern type = Pattern.compile("<" + kind + "Type [^>]*\\b" + attribute + "=\"([^\"]+)\"");
    Set<String> used = new TreeSet<>();
    for (Path each : structures()) {
      Matcher found = type.matcher(Files.readString(each));
      while (found.find()) used.add(found.group(1));
    }
    // the service characters are no segment, but are shown like one
    if (kind.equals("segment")) used.add("UNA");
    assertThat(catalogue.lists().find("edifact-" + kind + "s").orElseThrow().rows().keySet())
        .containsExactlyInAnyOrderElementsOf(used);
    assertThat(used).allSatisfy(each -> assertThat(names.of(each)).isNotBlank());
  }

  private static List<Path> structures() throws IOException {
    try (Stream<Path> folders = Files.list(MAPPINGS)) {
      return Stream.concat(
              folders.map(each -> each.resolve("structure.xml")).filter(Files::exists),
              Stream.of(SERVICE))
          .toList();
    }
  }

  @Test
  void namesTheStepsOfAPlace() {
    assertThat(names.last("NAD/3035")).isEqualTo("party qualifier");
    assertThat(names.composite("NAD/3035")).isEmpty();
    assertThat(names.last("DTM/C507/2379")).isEqualTo("date format");
    assertThat(names.composite("DTM/C507/2379")).isEqualTo("date or time");
    assertThat(names.of("NAD[12]")).isEqualTo("name and address");
    assertThat(names.of("9999")).isEmpty();
    assertThat(names.steps(Stream.of("SG6[2]/NAD/3035", "SG6[3]/NAD/C080/3036[2]")))
        .isEqualTo(
            Map.of(
                "NAD", "name and address",
                "3035", "party qualifier",
                "C080", "party name",
                "3036[2]", "party name"));
    assertThat(new PlaceNames(catalogue, Syntax.XML).of("NAD")).isEmpty();
  }

  @Test
  void namesEveryValueOfADeclaration() throws IOException {
    byte[] bytes =
        Files.readAllBytes(MAPPINGS.resolve("cusdec-edifact-d96b/examples/two-pieces-za.edi"));
    Format format = catalogue.format("cusdec@d96b");
    Codec codec = catalogue.codec(format);
    Excerpt excerpt = new Excerpt(bytes, bytes, 0, true);
    Lines lines = codec.lines(excerpt, Optional.of(format));
    List<Glimpse.Piece> values =
        new Glimpses(catalogue, codec.syntax(), Optional.of(format))
            .rows(lines, excerpt, Optional.empty(), Map.of()).stream()
                .flatMap(each -> each.pieces().stream())
                .filter(each -> each.kind() == Lines.Kind.VALUE)
                .toList();
    assertThat(values).hasSizeGreaterThan(50);
    assertThat(values)
        .allSatisfy(each -> assertThat(each.title()).as(each.place()).isNotBlank())
        .filteredOn(each -> each.place().split("/", -1).length == 3)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.composite()).as(each.place()).isNotBlank());
  }
}
