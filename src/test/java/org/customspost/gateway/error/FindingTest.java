package org.customspost.gateway.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UK",
        "11",
        "replacment",
        "RR473124829GB",
        "IM1234567890",
        "9503.00.95",
        "1,5",
        "-3",
        "NZ$",
        "2026-13-01",
        "2026-07-14T09:30:00Z",
        "GBLALADKCPHAACN6011700100012"
      })
  void showsWhatLooksLikeACode(String value) {
    assertThat(Finding.coded(value)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Greta Example",
        "Greta-Example",
        "+4912345678",
        "greta@a.example",
        "Mirkelstadt 4",
        "00491234567890123",
        "2026-07-14 Greta"
      })
  void masksWhatMayBeAPersonsInAFieldForCodes(String value) {
    assertThat(Finding.coded(value)).isEqualTo(Finding.masked(value)).doesNotContain("Greta");
  }

  @Test
  void staysQuickWithALongValue() {
    assertThat(Finding.coded("a1".repeat(100_000))).endsWith("characters)");
  }
}
