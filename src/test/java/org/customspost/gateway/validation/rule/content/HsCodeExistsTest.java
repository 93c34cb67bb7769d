package org.customspost.gateway.validation.rule.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Optional;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.model.codelist.Csv;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class HsCodeExistsTest {
  @Test
  void knowsTheWholeHarmonizedSystemWhereItIsInstalled() throws IOException {
    StringBuilder csv = new StringBuilder("code,meaning\n");
    int codes = 0;
    for (Csv.Row row :
        Csv.rows(Files.readString(CustomsData.path("codelists/harmonized-system.csv")))) {
      if (!row.cell(4).equals("6")) continue;
      csv.append(row.cell(1)).append(",\n");
      codes++;
    }
    CodeList list =
        CodeListFile.parse(csv.toString(), "hs", "hs.csv", new Findings()).orElseThrow();

    assertThat(codes).isGreaterThan(5_000);
    assertThat(findings(list, "610910")).isZero();
    assertThat(findings(list, "6109100010")).isZero();
    assertThat(findings(list, "610915")).isEqualTo(1);
    assertThat(findings(list, "000000")).isEqualTo(1);
  }

  private static long findings(CodeList list, String code) {
    Parameters parameters =
        new Parameters(
            YamlFile.parse("rule: HsCodeExists", "r.yaml", new Findings()).orElseThrow(),
            name -> Optional.of(list));
    Report report = new Report(LocalDate.of(2026, 7, 1), Place.NOWHERE);
    new HsCodeExists(parameters)
        .check(
            Items.draft().worth("1", "EUR").piece(1, piece -> piece.hsCode(code)).item(), report);
    return report.findings().stream().map(Finding::code).filter(ErrorCode.VAL_023::equals).count();
  }
}
