package org.customspost.gateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  @Test
  void quotesWhatWouldEndACell() {
    assertThat(CsvLine.of("a", "b,c", "d\"e", "f\ng", "").text())
        .isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"})
  void keepsASpreadsheetFromTakingACellForAFormula(String cell) {
    assertThat(CsvLine.of(cell).text().replace("\"", "")).startsWith("'");
  }

  @Test
  void leavesNumbersAsTheyAre() {
    assertThat(CsvLine.of("-12.50", "7").text()).isEqualTo("-12.50,7\r\n");
  }
}
