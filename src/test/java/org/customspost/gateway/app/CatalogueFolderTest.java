package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the folder of mappings becomes, and what is said of a broken one. */
class CatalogueFolderTest {
  @TempDir Path folder;

  @Test
  void loadsEveryFormatThatIsShipped() throws IOException {
    Catalogue catalogue = Mappings.shipped();

    long folders;
    try (var files = Files.walk(Mappings.MAPPINGS, 2)) {
      folders = files.filter(each -> each.endsWith("format.yaml")).count();
    }
    assertThat(catalogue.formats()).hasSize((int) folders);
    assertThat(catalogue.readers()).containsKeys("itmatt@1.5.0");
    assertThat(catalogue.writers()).containsKeys("itmatt@1.5.0");
    assertThat(catalogue.readers()).doesNotContainKey("contrl@3");
    assertThat(catalogue.pointers()).containsOnlyKeys("wco-dec@3.6", "cusdec@d96b");
    assertThat(catalogue.eligibility()).containsOnlyKeys("eu", "gb");
    assertThat(catalogue.ranks()).containsKey("default");
    assertThat(catalogue.codecs()).containsOnlyKeys(Syntax.values());
  }

  @Test
  void findsTheFormatOfAMessageByWhatItSaysOfItself() {
    Catalogue catalogue = Mappings.shipped();

    assertThat(catalogue.of("MetaData/Declaration").map(Format::name)).contains("wco-dec@3.6");
    assertThat(catalogue.of("Anything/Response").map(Format::name)).contains("wco-res@3.6");
    assertThat(catalogue.of("ITMATT:D:00A:UN:UPU150").map(Format::name)).contains("itmatt@1");
    assertThat(catalogue.of("")).isEmpty();
  }

  @Test
  void opensAnInterchangeWithTheCodecThatKnowsIt() {
    Catalogue catalogue = Mappings.shipped();
    byte[] edifact = "UNB+UNOA:3+A+B".getBytes(StandardCharsets.UTF_8);

    assertThat(catalogue.codecFor(edifact).orElseThrow().syntax()).isEqualTo(Syntax.EDIFACT);
    assertThat(catalogue.codecFor("<a/>".getBytes(StandardCharsets.UTF_8)).orElseThrow().syntax())
        .isEqualTo(Syntax.XML);
  }

  @Test
  void namesTheSameFilesWithTheSameHashAndOthersWithAnother() throws IOException {
    Path copy = Mappings.copy(folder.resolve("mappings"));
    String hash = Mappings.shipped().hash();

    assertThat(load(copy).orElseThrow().hash()).isEqualTo(hash).matches("[0-9a-f]{64}");

    Files.writeString(copy.resolve("wco-dec-xml-3.6/examples/another.xml"), "<a/>");
    assertThat(load(copy).orElseThrow().hash()).isEqualTo(hash);

    Path list = copy.resolve("codelists/upu-136.csv");
    Files.writeString(list, Files.readString(list) + "77,other,,\n");
    assertThat(load(copy).orElseThrow().hash()).isNotEqualTo(hash);
  }

  @Test
  void takesTheOperatorsListInPlaceOfTheShippedOne() throws IOException {
    Path lists = Files.createDirectories(folder.resolve("codelists"));
    Files.writeString(lists.resolve("upu-136.csv"), "code,meaning\n11,sold\n");

    Catalogue catalogue =
        CatalogueFolder.load(Mappings.MAPPINGS, folder, new Findings()).orElseThrow();

    LocalDate day = LocalDate.of(2026, 7, 1);
    assertThat(catalogue.lists().find("upu-136").orElseThrow().meaning("11", day))
        .isEqualTo("sold");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() throws IOException {
    Path copy = Mappings.copy(folder.resolve("mappings"));
    change(copy, "itmatt-xml-1.5.0/read.yaml", "from: PostingDt}", "from: PostingDate}");
    change(copy, "itmatt-xml-1.5.0/format.yaml", "itmatt_1_5_0/item", "itmatt_1_5_0/thing");
    change(copy, "itmatt-edifact-1/format.yaml", "canonical: item", "canonical: parcel");
    change(copy, "cusitm-xml-1/format.yaml", "syntax: xml", "syntax: yml");
    change(copy, "contrl-edifact-3/format.yaml", "type: contrl", "type: contrl\ncolour: red");
    change(copy, "notice-xml-1/format.yaml", "version: \"1\"", "");
    change(copy, "cusdec-edifact-d96b/structure.xml", "<loop code=\"SG1\"", "<lump code=\"SG1\"");
    change(copy, "codelists/rank-default.csv", "RELEASED,60", "RELEASE,sixty");
    change(copy, "rules/gb-eligibility.yaml", "currency: GBP", "currency: GPB");
    change(copy, "wco-dec-xml-3.6/pointers.csv", "Declaration/TypeCode,", "Declaration/TipeCode,");
    Files.createDirectories(copy.resolve("empty-xml-1"));

    Findings findings = new Findings();
    assertThat(CatalogueFolder.load(copy, Mappings.CONFIG, findings)).isEmpty();

    assertThat(findings.list().stream().map(Object::toString).map(this::plain).toList())
        .anyMatch(each -> each.startsWith("CFG-122") && each.contains("itmatt_1_5_0/thing"))
        .anyMatch(each -> each.startsWith("CFG-004") && each.contains("parcel"))
        .anyMatch(each -> each.startsWith("CFG-004") && each.contains("yml"))
        .anyMatch(each -> each.startsWith("CFG-002") && each.contains("colour"))
        .anyMatch(each -> each.startsWith("CFG-003") && each.contains("version"))
        .anyMatch(each -> each.contains("cusdec-edifact-d96b/structure.xml"))
        .anyMatch(each -> each.startsWith("CFG-121") && each.contains("sixty"))
        .anyMatch(each -> each.contains("GPB"))
        .anyMatch(each -> each.startsWith("CFG-020") && each.contains("TipeCode"))
        .anyMatch(each -> each.startsWith("CFG-001") && each.contains("empty-xml-1"));
  }

  @Test
  void tellsAnUnknownPathOfAMappingWithFileLineAndSuggestion() throws IOException {
    Path copy = Mappings.copy(folder.resolve("mappings"));
    change(copy, "itmatt-xml-1.5.0/read.yaml", "from: PostingDt}", "from: PostingD}");

    assertThat(problems(copy))
        .singleElement()
        .asString()
        .matches("CFG-020 mappings/itmatt-xml-1\\.5\\.0/read\\.yaml:\\d+: .*PostingDt.*");
  }

  @Test
  void refusesTwoFormatsOfOneNameAndOneIdentity() throws IOException {
    Path copy = Mappings.copy(folder.resolve("mappings"));
    change(copy, "cusrsp-xml-1/format.yaml", "type: cusrsp", "type: cusitm");
    change(copy, "cusrsp-xml-1/format.yaml", "identity: \"*/", "identity: \"*/Response\" #");

    assertThat(problems(copy))
        .anyMatch(each -> each.startsWith("CFG-010") && each.contains("cusitm@1"))
        .anyMatch(each -> each.startsWith("CFG-010") && each.contains("*/Response"));
  }

  @Test
  void refusesMappingsOfAFormatThatHasNoCanonicalForm() throws IOException {
    Path copy = Mappings.copy(folder.resolve("mappings"));
    change(copy, "itmatt-xml-1.5.0/format.yaml", "canonical: item", "canonical: none");

    assertThat(problems(copy)).singleElement().asString().contains("mappings beside it");
  }

  @Test
  void wantsADefaultRankTable() throws IOException {
    Path copy = Mappings.copy(folder.resolve("mappings"));
    Files.delete(copy.resolve("codelists/rank-default.csv"));

    assertThat(problems(copy)).singleElement().asString().startsWith("CFG-120");
  }

  @Test
  void saysThatTheFolderIsNotThere() {
    assertThat(problems(folder.resolve("nowhere")))
        .isNotEmpty()
        .anyMatch(each -> each.contains("no folder of mappings"));
  }

  private Optional<Catalogue> load(Path mappings) {
    return CatalogueFolder.load(mappings, Mappings.CONFIG, new Findings());
  }

  private List<String> problems(Path mappings) {
    Findings findings = new Findings();
    assertThat(CatalogueFolder.load(mappings, Mappings.CONFIG, findings)).isEmpty();
    return findings.list().stream().map(Object::toString).map(this::plain).toList();
  }

  private String plain(String finding) {
    return finding.replace(folder + "/", "");
  }

  private static void change(Path copy, String file, String from, String to) throws IOException {
    Path path = copy.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
  }
}
