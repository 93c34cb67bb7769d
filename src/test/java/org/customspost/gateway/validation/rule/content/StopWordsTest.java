package org.customspost.gateway.validation.rule.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.model.codelist.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
  private static final double LEAST_COVERAGE = 0.9;
  private final StopWords shipped = StopWords.of(List.of(list("vague-descriptions")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gift",
        "GIFTS",
        " Gift. ",
        "2 gift items",
        "various goods",
        "clothes",
        "Spare parts",
        "n/a",
        "as per invoice",
        "12345",
        "12-34",
        "***",
        "aaaa",
        "x",
        ".wpx",
        "pdf",
        "--",
        "12 pcs",
        "Présent",
        "boxes",
        "gifts & accessories"
      })
  void findsAVagueDescription(String description) {
    assertThat(shipped.problemOf(description)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Men's cotton t-shirts, knitted",
        "Ceramic mug",
        "Leather wallet",
        "Steel drawing pins",
        "Toy car made of wood",
        "Birthday candles",
        "Socks",
        "LED lamp 5 W",
        "Gift card holder of leather, brown",
        "Tea",
        "茶杯",
        "Spare bicycle chain",
        "Plastic phone case"
      })
  void letsADescriptionPassThatSaysWhatTheGoodsAre(String description) {
    assertThat(shipped.problemOf(description)).isEmpty();
  }

  @Test
  void theOperatorAddsTerms() {
    CodeList own =
        CodeListFile.parse(
                "code,meaning\nmystery box,whole\nwidget,filler\n",
                "own",
                "own.csv",
                new Findings())
            .orElseThrow();
    StopWords words = StopWords.of(List.of(list("vague-descriptions"), own));

    assertThat(words.problemOf("Mystery boxes, 2")).isEmpty();
    assertThat(words.problemOf("Mystery Box")).isNotEmpty();
    assertThat(words.problemOf("2 new widgets")).isNotEmpty();
    assertThat(shipped.problemOf("2 new widgets")).isEmpty();
  }

  /** Terms of dangerous goods are left out: they call for a look at the goods, not for words. */
  @Test
  void knowsMostTermsThatCustomsPublishAsVague() throws IOException {
    Path file = CustomsData.path("codelists/vague-goods-descriptions.csv");
    List<String> missed = new ArrayList<>();
    int terms = 0;
    for (Csv.Row row : Csv.rows(Files.readString(file))) {
      boolean term = row.cell(1).equals("goods_description") && row.cell(2).startsWith("reject");
      if (!term) continue;
      terms++;
      if (shipped.problemOf(row.cell(0)).isEmpty())
        missed.add(row.cell(0).toLowerCase(Locale.ROOT));
    }

    assertThat(terms).isGreaterThan(200);
    assertThat(1.0 - (double) missed.size() / terms)
        .as("missed: " + missed)
        .isGreaterThan(LEAST_COVERAGE);
  }

  @Test
  void takesHardlyAnyDescriptionOfTheHarmonizedSystemForVague() throws IOException {
    Path file = CustomsData.path("codelists/harmonized-system.csv");
    int vague = 0;
    int all = 0;
    for (Csv.Row row : Csv.rows(Files.readString(file))) {
      if (!row.cell(4).equals("6")) continue;
      all++;
      if (!shipped.problemOf(row.cell(2)).isEmpty()) vague++;
    }

    assertThat(all).isGreaterThan(5_000);
    assertThat(vague).isLessThan(all / 500);
  }

  private static CodeList list(String name) {
    Path file = Path.of("mappings/codelists", name + ".csv");
    return CodeListFile.read(file, file.toString(), new Findings()).orElseThrow();
  }
}
