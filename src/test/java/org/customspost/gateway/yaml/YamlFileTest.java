package org.customspost.gateway.yaml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
  private final Findings findings = new Findings();

  private Optional<YamlMap> read(String text) {
    return YamlFile.parse(text.getBytes(UTF_8), "a.yaml", findings);
  }

  private YamlMap map(String text) {
    return read(text).orElseThrow(() -> new AssertionError(findings.list()));
  }

  private Finding problem() {
    assertThat(findings.list()).hasSize(1);
    return findings.list().get(0);
  }

  @Test
  void readsPlainAndQuotedValuesAsTheTextThatStandsThere() {
    YamlMap map =
        map(
            """
            plain: 007
            quoted: "a\\tb"
            single: 'it''s'
            folded: >-
              two
              lines
            none:
            null word: ~
            flow: {to: [1, yes, "3"], from: {name: é}}
            """);
    assertThat(map.text("plain")).isEqualTo("007");
    assertThat(map.text("quoted")).isEqualTo("a\tb");
    assertThat(map.text("single")).isEqualTo("it's");
    assertThat(map.text("folded")).isEqualTo("two lines");
    assertThat(map.text("none")).isEmpty();
    assertThat(map.text("null word")).isEqualTo("~");
    YamlMap flow = map.map("flow").orElseThrow();
    assertThat(flow.texts("to")).containsExactly("1", "yes", "3");
    assertThat(flow.map("from").orElseThrow().text("name")).isEqualTo("é");
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void knowsTheLineOfEachKeyAndMapping() {
    YamlMap map =
        map(
            """
            # a comment
            first: 1

            list:
              - name: one
                other: 2
              - name: two
            """);
    assertThat(map.place("first").source()).isEqualTo("a.yaml:2");
    assertThat(map.place("list").source()).isEqualTo("a.yaml:4");
    assertThat(map.maps("list"))
        .extracting(each -> each.place().source())
        .containsExactly("a.yaml:5", "a.yaml:7");
    assertThat(map.maps("list").get(0).place("other").source()).isEqualTo("a.yaml:6");
    assertThat(map.place("missing").source()).isEqualTo("a.yaml:2");
  }

  @Test
  void putsWhatAnAnchorNamedWhereItsAliasStands() {
    YamlMap map =
        map(
            """
            usual: &usual {retry: 4h, limits: &limits [1, 2]}
            mine: *usual
            list: *limits
            words: [&word hold, *word]
            """);
    assertThat(map.map("mine").orElseThrow().text("retry")).isEqualTo("4h");
    assertThat(map.map("mine").orElseThrow().texts("limits")).containsExactly("1", "2");
    assertThat(map.texts("list")).containsExactly("1", "2");
    assertThat(map.texts("words")).containsExactly("hold", "hold");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a: *b                  | 1 | no &b stands before *b",
        "a: 1~b: &c [2, *c]     | 2 | no &c stands before *c",
        "a: 1~---~b: 2          | 2 | a second document begins; a file has one",
        "a: 1~b: [2             | 2 | expected ',' or ']', but got <stream end>",
        "a: 1~ b: 2             | 2 | mapping values are not allowed here",
        "a: 1~\tb: 2            | 2 | found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)",
      })
  void saysWhereAFileIsNotOneDocument(String text, int line, String words) {
    assertThat(read(text.replace('~', '\n'))).isEmpty();
    assertThat(problem().code()).isEqualTo(ErrorCode.CFG_001);
    assertThat(problem().place().source()).isEqualTo("a.yaml:" + line);
    assertThat(problem().values()).containsEntry("problem", words);
  }

  @ParameterizedTest
  @CsvSource({"100", "100000"})
  void refusesWhatIsNestedDeeperThanTheStackMayHold(int levels) {
    assertThat(read("a: " + "[".repeat(levels) + "]".repeat(levels))).isEmpty();
    assertThat(problem().values()).containsEntry("problem", "nested deeper than 100 levels");
  }

  @Test
  void readsWhatIsNestedAsDeepAsThat() {
    map("a: " + "[".repeat(99) + "]".repeat(99));
    assertThat(findings.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'  ', it is empty",
    "# only a comment, it is not a mapping of keys to values",
    "[a], it is not a mapping of keys to values",
    "a, it is not a mapping of keys to values"
  })
  void refusesWhatIsNoMapping(String text, String words) {
    assertThat(read(text)).isEmpty();
    assertThat(problem().values()).containsEntry("problem", words);
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    byte[] bytes = "a: 1\nb: é\n".getBytes(ISO_8859_1);
    assertThat(YamlFile.parse(bytes, "a.yaml", findings)).isEmpty();
    assertThat(problem().place().source()).isEqualTo("a.yaml:2");
  }

  @Test
  void namesBothLinesOfAKeyThatStandsTwiceAndTakesTheFirst() {
    YamlMap map = map("a: 1\nb: 2\na: 3\n");
    assertThat(map.text("a")).isEqualTo("1");
    assertThat(problem().code()).isEqualTo(ErrorCode.CFG_010);
    assertThat(problem().place().source()).isEqualTo("a.yaml:3");
    assertThat(problem().values()).containsEntry("other", "a.yaml:1");
  }

  @Test
  void doesNotKnowAKeyThatIsAListOrAMapping() {
    YamlMap map = map("? [a, b]\n: 1\nc: 2\n");
    assertThat(map.text("c")).isEqualTo("2");
    map.done();
    assertThat(problem().code()).isEqualTo(ErrorCode.CFG_002);
    assertThat(problem().place().source()).isEqualTo("a.yaml:1");
  }
}
