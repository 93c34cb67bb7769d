package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the manual are run as they stand there. */
class MappingLanguagePageTest {
  private static final Path PAGE = Path.of("docs/reference/mapping-language.md");
  private static final Pattern BLOCK = Pattern.compile("( *)```yaml\n(.*?)```", Pattern.DOTALL);
  private static final CodeLists LISTS =
      CodeLists.of(
          List.of(
              ReadMappingTest.list("natures", "9,sale,,", "11,other,,"),
              ReadMappingTest.list("answers", "9,RELEASED,,")));
  private static final String MESSAGE =
      """
      BGM/1004=20260701
      BGM/1225=9
      DTM/C507/2005=137
      DTM/C507/2380=20260701
      DTM/C507/2379=102
      NAD/3035=CZ
      NAD/C080/3036=Ada
      +NAD/3035=CN
      NAD/C080/3036=Bea
      MEA/C174/6314=0.5
      Note=Fragile
      SG1/FTX/4440=Mug
      SG1/MEA/6314=100
      """;

  private static List<String> blocks(Path page) {
    try {
      List<String> blocks = new ArrayList<>();
      Matcher matcher = BLOCK.matcher(Files.readString(page));
      while (matcher.find()) {
        blocks.add(matcher.group(2).replace("\n" + matcher.group(1), "\n").stripLeading());
      }
      return blocks;
    } catch (IOException e) {
      throw new AssertionError(page.toString(), e);
    }
  }

  static Stream<String> readExamples() {
    return blocks(PAGE).stream().filter(each -> each.startsWith("# read"));
  }

  static Stream<String> writeExamples() {
    return blocks(PAGE).stream().filter(each -> each.startsWith("# write"));
  }

  @ParameterizedTest
  @MethodSource("readExamples")
  void readsWhatTheExampleSays(String rows) {
    ReadMapping mapping = Toy.reading(rows, LISTS);
    Reading reading = mapping.read(Toy.tree(MESSAGE), Map.of(), LocalDate.of(2026, 7, 1));
    Reading nothing = mapping.read(Toy.tree("BGM/1004="), Map.of(), LocalDate.of(2026, 7, 1));
    assertThat(reading.findings()).isEmpty();
    if (!rows.contains("default: sale")) assertThat(reading.value()).isNotEqualTo(nothing.value());
    else assertThat(Toy.parcel(reading).nature()).isEqualTo("sale");
  }

  @ParameterizedTest
  @MethodSource("writeExamples")
  void writesWhatTheExampleSays(String rows) {
    WriteMapping mapping = Toy.writing(rows, LISTS);
    Writing writing = mapping.write(WriteMappingTest.PARCEL, Map.of("office", "GB001"));
    assertThat(writing.findings()).isEmpty();
    long written = Trees.lines(writing.tree()).lines().count();
    assertThat(written)
        .isGreaterThanOrEqualTo(rows.lines().filter(each -> each.contains("{to:")).count());
  }

  @Test
  void hasAnExampleForEveryKey() {
    String examples = String.join("\n", blocks(PAGE));
    assertThat(
            List.of(
                "to",
                "from",
                "each",
                "as",
                "group",
                "qualifier",
                "when",
                "const",
                "code",
                "unit",
                "date",
                "join",
                "split",
                "sum",
                "count",
                "default",
                "agreement",
                "limit",
                "attributes",
                "rows"))
        .allMatch(key -> examples.contains(key + ":"));
  }

  @Test
  void loadsTheExampleOfTheGuide() {
    String example = blocks(Path.of("docs/integrating/write-a-mapping.md")).get(0);
    Findings findings = new Findings();
    assertThat(
            ReadMapping.load(
                YamlFile.parse(example, "read.yaml", findings).orElseThrow(),
                ItmattXmlMappingTest.STRUCTURE,
                ItmattXmlMappingTest.lists(),
                Item.class))
        .isPresent();
  }
}
