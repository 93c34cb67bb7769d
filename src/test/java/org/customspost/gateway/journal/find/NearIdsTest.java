package org.customspost.gateway.journal.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.customspost.gateway.model.item.S10Id;
import org.junit.jupiter.api.Test;

class NearIdsTest {
  @Test
  void offersTheRightCheckDigitFirst() {
    assertThat(NearIds.of("RR473124820GB")).startsWith("RR473124829GB");
  }

  @Test
  void undoesTwoNeighboursInTheWrongOrder() {
    assertThat(NearIds.of("RR437124829GB")).contains("RR473124829GB");
    assertThat(NearIds.of("RR473124892GB")).contains("RR473124829GB");
  }

  @Test
  void undoesOneWrongDigit() {
    assertThat(NearIds.of("RR173124829GB")).contains("RR473124829GB");
  }

  @Test
  void offersOnlyFewAndOnlyRightOnes() {
    assertThat(NearIds.of("RR473124820GB"))
        .hasSizeLessThan(20)
        .allSatisfy(each -> assertThat(S10Id.parse(each).value()).isNotNull());
  }
}
