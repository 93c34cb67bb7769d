package org.customspost.gateway.model.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.error.ErrorCode.VAL_070;
import static org.customspost.gateway.error.ErrorCode.VAL_071;
import static org.customspost.gateway.error.ErrorCode.VAL_072;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptacleIdTest {
  private static final String BAG = "IEDUBANLHAGIAUN60012003110123";

  @Test
  void tellsWhatAReceptacleIsMadeOf() {
    ReceptacleId bag = ReceptacleId.parse("IEDUBA NLHAGI A UN 6 0012 003 1 1 0123").orThrow();
    assertThat(bag.value()).isEqualTo(BAG);
    assertThat(bag.despatch()).hasToString("IEDUBANLHAGIAUN60012");
    assertThat(bag.serial()).isEqualTo(3);
    assertThat(bag.isHighestNumbered()).isTrue();
    assertThat(bag.holdsRegisteredOrInsured()).isTrue();
    assertThat(bag.grossMassGrams()).isEqualTo(12_300);
  }

  @Test
  void tellsWhatADespatchIsMadeOf() {
    DespatchId despatch = DespatchId.parse("iedubanlhagiaun60012").orThrow();
    assertThat(despatch.origin()).hasToString("IEDUBA");
    assertThat(despatch.origin().country()).isEqualTo("IE");
    assertThat(despatch.destination()).hasToString("NLHAGI");
    assertThat(despatch.category()).isEqualTo("A");
    assertThat(despatch.mailClass()).isEqualTo("U");
    assertThat(despatch.subclass()).isEqualTo("UN");
    assertThat(despatch.number()).isEqualTo("0012");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 2026-11-23, 2026",
    "5, 2026-01-02, 2025",
    "9, 2030-01-02, 2029",
    "0, 2029-12-31, 2030",
    "1, 2026-06-01, 2021",
    "0, 2026-06-01, 2030"
  })
  void takesTheYearThatIsNearestToTheMessage(String digit, LocalDate message, int year) {
    DespatchId despatch = DespatchId.parse("IEDUBANLHAGIAUN" + digit + "0012").orThrow();
    assertThat(despatch.year(message)).isEqualTo(year);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "IEDUBANLHAGIAUN6001200311012",
        "IEDUBANLHAGIAUN600120031101234",
        "IEDUBANLHAGIEUN60012003110123",
        "1EDUBANLHAGIAUN60012003110123",
        "IEDUBANLHAGIAUN60012003210123",
        "IEDUBANLHAGIAUNX0012003110123"
      })
  void refusesWhatIsNoReceptacle(String text) {
    assertThat(ReceptacleId.parse(text).problem())
        .isNotNull()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(VAL_070));
  }

  @Test
  void refusesWhatIsNoDespatchOrOffice() {
    assertThat(DespatchId.parse("IEDUBANLHAGIAUN6001").problem())
        .isNotNull()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(VAL_071));
    assertThat(ImpcCode.parse("AMS").problem())
        .isNotNull()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(VAL_072));
  }
}
