package org.customspost.gateway.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Pointer;
import org.customspost.gateway.model.customs.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One message, many dialects: what differs is said by the agreement. */
class CusresMappingTest {
  private static final MessageFolder FOLDER =
      new MessageFolder("cusres-edifact-d96b", Answer.class);
  private static final ReadMapping READING = FOLDER.reading();

  private static Answer answer(byte[] bytes, Map<String, String> agreement) {
    Reading reading =
        READING.read(FOLDER.units(bytes).get(0), agreement, LocalDate.of(2026, 7, 15));
    assertThat(reading.findings()).isEmpty();
    return (Answer) Objects.requireNonNull(reading.value());
  }

  /** A response of these segments, with its envelope. */
  private static byte[] response(String... segments) {
    String body = String.join("'", segments);
    return "UNB+UNOC:3+C+P+260715:0930+A1'UNH+1+CUSRES:D:96B:UN'%s'UNT+%d+1'UNZ+1+A1'"
        .formatted(body, segments.length + 2)
        .getBytes(ISO_8859_1);
  }

  @Test
  void readsADocumentHoldInTheDialectOfOneAdministration() {
    Answer answer = answer(FOLDER.example("documents-wanted-nz.edi"), Map.of("currency", "NZD"));

    assertThat(answer.lrn()).isEqualTo("26CD00000000000001");
    assertThat(answer.mrn()).isEqualTo("26NZ1234567");
    assertThat(answer.itemId()).hasToString("RR473124829GB");
    assertThat(answer.code()).isEqualTo("6");
    assertThat(answer.effect()).isEqualTo(Decision.HOLD_DOCS);
    assertThat(answer.issuedAt()).isEqualTo(OffsetDateTime.parse("2026-07-15T12:15Z"));
    assertThat(answer.reasons()).containsExactly(new Reason(null, "Present the invoice"));
    assertThat(answer.totalDue()).hasToString("12.35 NZD");
    assertThat(answer.taxes()).isEmpty();
  }

  @Test
  void readsAnAcceptanceInTheDialectOfAnother() {
    Answer answer = answer(FOLDER.example("released-za.edi"), Map.of("currency", "ZAR"));

    assertThat(answer.lrn()).isEqualTo("26CD00000000000002");
    assertThat(answer.mrn()).isEqualTo("26ZA7654321");
    assertThat(answer.itemId()).hasToString("RR473124829GB");
    assertThat(answer.effect()).isEqualTo(Decision.ACCEPTED);
    assertThat(answer.taxes().get(0).type()).isEqualTo("CUS");
    assertThat(Objects.requireNonNull(answer.taxes().get(0).amount()).amount())
        .isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void readsErrorsAsPointersIntoOurDeclaration() {
    Answer answer = answer(FOLDER.example("errors.edi"), Map.of());

    assertThat(answer.effect()).isEqualTo(Decision.REJECTED);
    assertThat(answer.errors())
        .containsExactly(
            new Pointer("133", "2(2).CST", "Commodity code not known"),
            new Pointer("40", "1.NAD", "Importer not known"),
            new Pointer("none", "", "See our letter"));
  }

  @Test
  void translatesByThePartnersOwnList() {
    byte[] bytes = response("BGM+932+LRN1+9", "GIS+819:120:143");
    assertThat(answer(bytes, Map.of()).effect()).isEqualTo(Decision.UNKNOWN);
    assertThat(answer(bytes, Map.of("decision", "cusres-xy")).effect())
        .isEqualTo(Decision.RELEASED_DUTY);
  }

  @ParameterizedTest
  @CsvSource({
    "gis,4,RELEASED",
    "gis-type,5,HOLD_EXAM",
    "bgm,2,REJECTED",
    "ftx,CLEAR:HELD,HOLD_EXAM"
  })
  void findsTheDecisionWhereTheAgreementSays(String place, String code, Decision decision) {
    byte[] bytes = response("BGM+2+LRN1+9", "FTX+AHN+++CLEAR:HELD", "GIS+4:120:143:5");
    String list = place.equals("ftx") ? "cusres-xy" : "cusres-7365";
    Answer answer = answer(bytes, Map.of("decisionAt", place, "decision", list));
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.effect()).isEqualTo(decision);
  }

  @Test
  void holdsWhereTwoIndicatorsContradictEachOther() {
    Answer answer = answer(response("BGM+932+LRN1+9", "GIS+819:120", "GIS+4:120"), Map.of());
    assertThat(answer.code()).isEqualTo("819 4");
    assertThat(answer.effect()).isEqualTo(Decision.UNKNOWN);
  }

  @Test
  void takesNoDecisionFromAnIndicatorOfAnotherList() {
    Answer answer = answer(response("BGM+932+LRN1+9", "GIS+4:134:143"), Map.of());
    assertThat(answer.effect()).isEqualTo(Decision.UNKNOWN);
  }

  @Test
  void findsOurReferenceUnderThePartnersQualifier() {
    byte[] bytes = response("BGM+962+THEIRS+9", "GIS+4:120", "RFF+ABO:OURS", "RFF+XC:7001");
    Answer answer = answer(bytes, Map.of("lrnReference", "ABO", "mrnReference", "XC"));
    assertThat(answer.lrn()).isEqualTo("OURS");
    assertThat(answer.mrn()).isEqualTo("7001");
  }

  @Test
  void takesNoCarriersDocumentForAnItem() {
    Answer answer = answer(response("BGM+962+L+9", "GIS+4:120", "RFF+AWB:057-51987552"), Map.of());
    assertThat(answer.itemId()).isNull();
  }

  @Test
  void keepsTheTextsOfItsReasons() {
    Answer answer =
        answer(response("BGM+1+L+9", "FTX+AAO++X12+Open the:parcel", "GIS+5:120"), Map.of());
    assertThat(answer.reasons()).isEqualTo(List.of(new Reason("X12", "Open the parcel")));
  }
}
