package org.customspost.gateway.dossier.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.dossier.match.Reason.CONSIGNED_NOT_ANNOUNCED;
import static org.customspost.gateway.dossier.match.Reason.ITEMS_NOT_TOLD;
import static org.customspost.gateway.dossier.match.Reason.MATCHED;
import static org.customspost.gateway.dossier.match.Reason.NOT_CONSIGNED;
import static org.customspost.gateway.dossier.match.Reason.SCREENING_WANTED;
import static org.customspost.gateway.dossier.match.Reason.SHORT_SHIPPED;
import static org.customspost.gateway.dossier.match.Reason.SPLIT;
import static org.customspost.gateway.dossier.match.Reason.TOTALS_DIFFER;
import static org.customspost.gateway.dossier.match.Reason.WEIGHT_DIFFERS;

import java.time.Instant;
import org.customspost.gateway.dossier.match.Receptacle.Asked;
import org.customspost.gateway.dossier.match.Receptacle.Consigned;
import org.customspost.gateway.dossier.match.Receptacle.Contents;
import org.customspost.gateway.dossier.match.Receptacle.Despatched;
import org.customspost.gateway.dossier.match.Receptacle.Waybill;
import org.customspost.gateway.model.customs.Preloading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceptacleMatchingTest {
  /** Its label says 12.0 kg. */
  private static final String BAG = "XNAAAAXSBBBBACN60001001000120";

  private static final Despatched DESPATCHED = new Despatched("D1", 12_000L, "");
  private static final Consigned CONSIGNED = new Consigned("C1", 12_100L, "");
  private static final Contents FULL = new Contents(10, 10, 10_000L);

  @Test
  void isContentWhereDespatchConsignmentAndContentsAgree() {
    assertThat(match(DESPATCHED, CONSIGNED, null, FULL)).isEqualTo(Match.MATCHED);
    assertThat(match(DESPATCHED, null, null, FULL).reason()).isEqualTo(MATCHED);
  }

  @Test
  void sumsTheSharesOfAWaybillOverSeveralDevices() {
    assertThat(flown(new Waybill("057-51987552", 400, 400, false))).isEqualTo(MATCHED);
    assertThat(flown(new Waybill("057-51987552", 400, 150, true))).isEqualTo(SPLIT);
    assertThat(flown(new Waybill("057-51987552", 400, 399, false))).isEqualTo(SHORT_SHIPPED);
  }

  @Test
  void knowsThatAReceptacleIsAboardWhateverTheWaybillSays() {
    Waybill some = new Waybill("057-51987552", 400, 1, false);
    Instant now = Instant.parse("2026-11-20T12:00:00Z");

    assertThat(reason(receptacle(some, true, null))).isEqualTo(MATCHED);
    assertThat(reason(receptacle(some, false, now))).isEqualTo(MATCHED);
    assertThat(reason(receptacle(some, false, null))).isEqualTo(SHORT_SHIPPED);
  }

  @Test
  void missesAReceptacleInTheConsignmentOrInTheDespatch() {
    Receptacle left =
        new Receptacle(BAG, DESPATCHED, true, null, true, null, false, null, FULL, null);
    Receptacle extra =
        new Receptacle(BAG, null, true, CONSIGNED, true, null, false, null, FULL, null);
    Receptacle early =
        new Receptacle(BAG, null, false, CONSIGNED, true, null, false, null, FULL, null);

    assertThat(reason(left)).isEqualTo(NOT_CONSIGNED);
    assertThat(reason(extra)).isEqualTo(CONSIGNED_NOT_ANNOUNCED);
    assertThat(reason(early)).isEqualTo(MATCHED);
  }

  @Test
  void waitsWhileCustomsAsksAboutItsDespatch() {
    Asked asked = new Asked(Preloading.SCREENING_WANTED, "despatch D1", "ics", "RFS-1");
    Receptacle waiting =
        new Receptacle(BAG, DESPATCHED, true, CONSIGNED, true, null, false, null, FULL, asked);

    assertThat(ReceptacleMatching.of(waiting, Tolerance.USUAL))
        .isEqualTo(new Match(SCREENING_WANTED, "despatch D1", "ics RFS-1"));
  }

  @Test
  void comparesTheWeightsOfLabelDespatchConsignmentAndContents() {
    Contents heavy = new Contents(10, 10, 14_000L);
    Contents light = new Contents(10, 10, 3_000L);

    assertThat(match(DESPATCHED, new Consigned("C1", 15_000L, ""), null, FULL))
        .isEqualTo(new Match(WEIGHT_DIFFERS, "despatch 12000 g", "consignment 15000 g"));
    assertThat(match(new Despatched("D1", 20_000L, ""), null, null, FULL).announced())
        .isEqualTo("label 12000 g");
    assertThat(match(DESPATCHED, null, null, heavy))
        .isEqualTo(new Match(WEIGHT_DIFFERS, "12000 g", "10 items of 14000 g"));
    assertThat(match(DESPATCHED, null, null, light).reason()).isEqualTo(WEIGHT_DIFFERS);
    assertThat(match(DESPATCHED, null, null, new Contents(10, 9, null)).reason())
        .isEqualTo(MATCHED);
  }

  @Test
  void tellsTotalsThatDoNotAddUpAndContentsThatAreNotTold() {
    Despatched odd = new Despatched("D1", 12_000L, "receptacles 400/399");

    assertThat(match(odd, CONSIGNED, null, FULL))
        .isEqualTo(new Match(TOTALS_DIFFER, "despatch D1", "receptacles 400/399"));
    assertThat(match(DESPATCHED, CONSIGNED, null, new Contents(0, 0, null)).reason())
        .isEqualTo(ITEMS_NOT_TOLD);
  }

  private static Reason flown(Waybill waybill) {
    return match(DESPATCHED, CONSIGNED, waybill, FULL).reason();
  }

  private static Receptacle receptacle(Waybill waybill, boolean named, @Nullable Instant departed) {
    return new Receptacle(
        BAG, DESPATCHED, true, CONSIGNED, true, waybill, named, departed, FULL, null);
  }

  private static Reason reason(Receptacle receptacle) {
    return ReceptacleMatching.of(receptacle, Tolerance.USUAL).reason();
  }

  private static Match match(
      @Nullable Despatched despatched,
      @Nullable Consigned consigned,
      @Nullable Waybill waybill,
      Contents contents) {
    return ReceptacleMatching.of(
        new Receptacle(
            BAG,
            despatched,
            true,
            consigned,
            consigned != null,
            waybill,
            false,
            null,
            contents,
            null),
        Tolerance.USUAL);
  }
}
