package org.customspost.gateway.validation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.customspost.gateway.model.item.Items.country;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.codelist.CodeListFile;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EligibilityTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final LocalDate EVE = LocalDate.of(2026, 6, 30);
  private static final String RATES =
      """
      currency,rate,from,to
      USD,1.25,2026-06-01,2026-06-30
      USD,1.30,2026-07-01,2026-07-31
      EUR,1.17,2026-06-01,2026-07-31
      """;
  private final Eligibility gb = shipped("gb");
  private final Eligibility eu = shipped("eu");

  @Test
  void declaresLowValueForNorthernIrelandAsThePublishedSamplesDo() {
    Ruling ruling = ruling(gb.decide(Items.good(), DAY));

    assertThat(ruling.declarationType()).isEqualTo("IMD");
    assertThat(ruling.procedure()).isEqualTo("4000");
    assertThat(ruling.additionalProcedures()).containsExactly("1H7", "C07");
    assertThat(ruling.statements()).containsExactly("NIIMP");
    assertThat(ruling.row()).isEqualTo("low-value");
    // 24.50 + 9.00 + 6.30 USD at 1.30
    assertThat(ruling.value()).isEqualTo(Items.money("30.62", "GBP"));
  }

  @Test
  void declaresAtArrivalWhereThePartnerFilesSo() {
    assertThat(ruling(gb.decide(Items.good(), DAY, new Filing(false, false))).declarationType())
        .isEqualTo("IMA");
  }

  @Test
  void marksNorthernIrelandOnly() {
    Address leeds = new Address(List.of("7 Mill Road"), "Leeds", "LS1 4DY", null, country("GB"));

    assertThat(ruling(gb.decide(Items.draft().addresseeAt(leeds).item(), DAY)).statements())
        .isEmpty();
    assertThat(
            ruling(gb.decide(Items.draft().addresseeAt(leeds).destination("XI").item(), DAY))
                .statements())
        .containsExactly("NIIMP");
  }

  @ParameterizedTest
  @CsvSource({
    "135.00, GBP, low-value",
    "135.004, GBP, low-value",
    "175.50, USD, low-value", // 135.00 GBP at 1.30
    "175.506, USD, low-value", // 135.0046, shown and declared as 135.00
    "0.01, GBP, low-value",
  })
  void declaresUpToTheLimit(String amount, String currency, String row) {
    assertThat(ruling(gb.decide(Items.draft().worth(amount, currency).item(), DAY)).row())
        .isEqualTo(row);
  }

  @ParameterizedTest
  @CsvSource({"135.01, GBP", "175.51, USD", "135.005, GBP", "100000, GBP"})
  void doesNotFileOneCentAboveTheLimitAndNamesTheAlternative(String amount, String currency) {
    Finding finding = notFiled(gb.decide(Items.draft().worth(amount, currency).item(), DAY));

    assertThat(finding.code()).isEqualTo(ErrorCode.VAL_050);
    assertThat(finding.text()).contains("gb", "full declaration (data set H1)", "2026-07-01");
  }

  @Test
  void takesTheRateOfTheDay() {
    Item item = Items.draft().worth("170.00", "USD").item();

    // 136.00 GBP on the eve at 1.25, 130.77 GBP on the day at 1.30
    assertThat(notFiled(gb.decide(item, EVE)).text()).contains("136.00 GBP");
    assertThat(ruling(gb.decide(item, DAY)).value()).isEqualTo(Items.money("130.77", "GBP"));
  }

  @Test
  void aMissingRateParksTheItem() {
    Item item = Items.draft().worth("100", "JPY").item();

    assertThat(gb.decide(item, DAY))
        .asInstanceOf(type(Outcome.NoRate.class))
        .extracting(outcome -> outcome.finding().toString())
        .asString()
        .contains("VAL-052", "from JPY to GBP on 2026-07-01", "config/rates");
    assertThat(gb.decide(Items.good(), LocalDate.of(2026, 8, 1)))
        .isInstanceOf(Outcome.NoRate.class);
  }

  @ParameterizedTest
  @CsvSource({
    "39.00, GBP, gift",
    "39.01, GBP, low-value",
    "50.70, USD, gift", // 39.00 GBP
    "50.71, USD, low-value", // 39.01 GBP
    "45.63, EUR, gift", // 39.00 GBP
    "45.64, EUR, low-value", // 39.01 GBP
  })
  void giftsHaveTheirLimitInTheAuthoritysCurrency(String amount, String currency, String row) {
    Item item = gift().worth(amount, currency).item();

    assertThat(ruling(gb.decide(item, DAY)).row()).isEqualTo(row);
  }

  @ParameterizedTest
  @CsvSource({"45.00, gift, C08", "45.01, low-value, C07", "150.00, low-value, C07"})
  void theUnionHasItsOwnLimits(String amount, String row, String code) {
    Item item = gift().destination("DE").worth(amount, "EUR").item();

    Ruling ruling = ruling(eu.decide(item, DAY));

    assertThat(ruling.row()).isEqualTo(row);
    assertThat(ruling.additionalProcedures()).containsExactly(code);
    assertThat(ruling.statements()).isEmpty();
  }

  @Test
  void doesNotFileAboveTheUnionsLimit() {
    assertThat(notFiled(eu.decide(Items.draft().worth("150.01", "EUR").item(), DAY)).code())
        .isEqualTo(ErrorCode.VAL_050);
  }

  @Test
  void aGiftFromABusinessIsNoGift() {
    Item reference = gift().senderReference("GB123456789000").worth("20", "GBP").item();
    Item named = gift().senderNamed("Bloom Trading Ltd.").worth("20", "GBP").item();

    assertThat(ruling(gb.decide(reference, DAY)).row()).isEqualTo("low-value");
    assertThat(ruling(gb.decide(named, DAY)).row()).isEqualTo("low-value");
  }

  @Test
  void iossIsDeclaredWhereTheNumberHasItsShape() {
    Item good = Items.draft().ioss("IM3720000224").item();
    Item bad = Items.draft().ioss("3720000224").item();

    assertThat(ruling(gb.decide(good, DAY)).additionalProcedures())
        .containsExactly("1H7", "C07", "F48");
    assertThat(ruling(eu.decide(good, DAY)).additionalProcedures()).containsExactly("C07", "F48");
    assertThat(ruling(eu.decide(bad, DAY)).additionalProcedures()).containsExactly("C07");
  }

  @Test
  void piecesUnderOneHeadingAreGroupedWhereThePartnerFilesSo() {
    Item item =
        Items.draft()
            .piece(1, piece -> piece.hsCode("691110"))
            .piece(2, piece -> piece.hsCode("691190"))
            .piece(3, piece -> piece.hsCode("691110"))
            .item();
    Filing grouped = new Filing(true, true);

    assertThat(ruling(gb.decide(item, DAY, grouped)).additionalProcedures())
        .containsExactly("1H7", "C07", "F47");
    assertThat(ruling(gb.decide(item, DAY)).additionalProcedures()).containsExactly("1H7", "C07");
    assertThat(ruling(gb.decide(Items.good(), DAY, grouped)).additionalProcedures())
        .containsExactly("1H7", "C07");
  }

  @ParameterizedTest
  @CsvSource({"240220", "220300", "220870", "330300", "2203000100"})
  void excludedGoodsAreNotFiledEvenAmongOthers(String hs) {
    Item item = Items.draft().piece(3, piece -> piece.hsCode(hs)).item();

    Finding finding = notFiled(gb.decide(item, DAY));

    assertThat(finding.code()).isEqualTo(ErrorCode.VAL_051);
    assertThat(finding.text()).contains("excluded-goods", "H1");
  }

  @ParameterizedTest
  @CsvSource({"220210", "220900", "330410", "250100"})
  void neighboursOfExcludedGoodsAreFiled(String hs) {
    Item item = Items.draft().piece(3, piece -> piece.hsCode(hs)).item();

    assertThat(gb.decide(item, DAY)).isInstanceOf(Outcome.Ruled.class);
  }

  @Test
  void documentsNeedNoDeclarationAndThatIsNoFault() {
    Item item = Items.draft().nature("91").contents(List.of()).item();

    assertThat(notFiled(gb.decide(item, DAY)).code()).isEqualTo(ErrorCode.VAL_054);
  }

  @Test
  void documentsNeedNoRateEither() {
    Item item = Items.draft().nature("91").worth("1", "JPY").item();

    assertThat(notFiled(gb.decide(item, DAY)).code()).isEqualTo(ErrorCode.VAL_054);
  }

  @Test
  void anItemOfUnknownValueIsNotFiled() {
    Item item = Items.draft().piece(2, piece -> piece.value(null)).item();

    assertThat(notFiled(gb.decide(item, DAY)).code()).isEqualTo(ErrorCode.VAL_053);
  }

  private static ItemDraft gift() {
    return Items.draft().nature("31");
  }

  private static Ruling ruling(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ruled.class);
    return ((Outcome.Ruled) outcome).ruling();
  }

  private static Finding notFiled(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.NotFiled.class);
    return ((Outcome.NotFiled) outcome).finding();
  }

  private static Eligibility shipped(String authority) {
    Findings findings = new Findings();
    Map<String, CodeList> lists =
        CodeListFile.readAll(List.of(Path.of("mappings/codelists")), findings);
    Path file = Path.of("mappings/rules/" + authority + "-eligibility.yaml");
    Eligibility table =
        Eligibility.load(
            YamlFile.read(file, file.toString(), findings).orElseThrow(),
            name -> Optional.ofNullable(lists.get(name)),
            EligibilityTest::rates);
    findings.throwIfRejected();
    assertThat(findings.list()).isEmpty();
    return table;
  }

  private static RateTable rates(Currency target) {
    return RateTable.parse(
        target.getCurrencyCode().equals("GBP")
            ? RATES
            : "currency,rate,from,to\nUSD,1.1,2026-06-01,\n",
        target,
        "rates.csv",
        new Findings());
  }
}
