package org.customspost.gateway.model.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  @ParameterizedTest
  @CsvSource({
    "05751987552, 057-51987552",
    "057-51987552, 057-51987552",
    "057 51987552, 057-51987552",
    "MAEU123456789, MAEU123456789",
    "0575198755, 0575198755",
  })
  void writesAirWaybillsInOneForm(String sent, String kept) {
    assertThat(TransportDocument.parse(sent).orThrow().value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"BA, 0816, 816", "BA, BA816, 816", "LH, 816A, 816A", "'', 007, 7", "BA, 000, 0"})
  void knowsOneFlightByOneNumber(String carrier, String voyage, String number) {
    assertThat(Leg.number(carrier, voyage)).isEqualTo(number);
  }

  @Test
  void hasNoFlightNumberWithoutAVoyage() {
    assertThat(Leg.number("BA", null)).isEmpty();
  }
}
