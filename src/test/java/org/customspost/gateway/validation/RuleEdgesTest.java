package org.customspost.gateway.validation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.model.item.Items.country;
import static org.customspost.gateway.model.item.Items.draft;
import static org.customspost.gateway.model.item.Items.money;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Document;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands on the edge of a demand passes. */
class RuleEdgesTest {
  private static final LocalDateTime DAY = ShippedRules.DAY.atStartOfDay();

  /** There is nothing between a value of its type and none, so that RuleKindsTest says it all. */
  private static final Set<String> WITHOUT_EDGE =
      Set.of(
          "ItemIdIsPresent",
          "CountriesArePresent",
          "OriginOfGoodsIsPresent",
          "AddressCountryIsPresent");

  static Stream<Arguments> edges() {
    ContentPiece good = Items.good().contents().get(0);
    return Stream.of(
        edge("PostingDateIsPlausible", draft().postedAt(DAY.minusDays(365))),
        edge("PostingDateIsPlausible", draft().postedAt(DAY.plusDays(2))),
        edge("MailClassIsKnown", draft().mailClass("U")),
        edge("NatureIsKnown", draft().nature("31")),
        edge("GrossWeightIsPositive", draft().grossMassGrams(1L)),
        edge("WeightsAddUp", draft().grossMassGrams(840L)),
        edge("WeightsAddUp\n    tolerance-grams: 5", draft().grossMassGrams(835L)),
        edge("PostageIsPresent", draft().postage(money("0.01", "USD"))),
        edge("PostageIsPresent\n    zero-allowed: true", draft().postage(money("0", "USD"))),
        edge("InsuredValueIsPositive", draft().insuredValue(null)),
        edge("InsuredValueIsPositive", draft().insuredValue(money("0.01", "USD"))),
        edge("IossHasItsShape", draft().ioss("IM3720000224")),
        edge("IossHasItsShape", draft().ioss(null)),
        edge("CommercialContentHasDocument", draft().documents(List.of(new Document(null, "1")))),
        edge("ContentsArePresent", draft().contents(List.of(good))),
        edge("ContentPiecesAreNotTooMany", draft().contents(Collections.nCopies(99, good))),
        edge("QuantityIsAtLeastOne", draft().piece(2, each -> each.quantity(1))),
        edge("NetWeightIsPositive", draft().piece(2, each -> each.netMassGrams(1L))),
        edge("ValueIsPositive", draft().piece(2, each -> each.value(money("0.01", "USD")))),
        edge("ValueIsPositive\n    zero-allowed: true", draft().worth("0", "USD")),
        edge("ValuesHaveOneCurrency", draft().worth("5", "EUR")),
        edge("ValueFitsDeclarations", draft().worth("1234567890123.456", "USD")),
        edge("ValueFitsDeclarations", draft().worth("1.20000", "USD")),
        edge("HsCodeHasSixDigits", draft().piece(2, each -> each.hsCode("691200"))),
        edge(
            "HsCodeHasSixDigits\n    digits: 8",
            draft().contents(List.of(good)).piece(1, each -> each.hsCode("61091000"))),
        edge("HsCodeExists", draft().piece(2, each -> each.hsCode(null))),
        edge("DescriptionIsPresent", draft().piece(2, each -> each.description("x"))),
        edge("DescriptionIsNotVague", draft().piece(2, each -> each.description("Gift wrap"))),
        edge("NameIsLongEnough", draft().addresseeNamed("Niamh")),
        edge("AddressIsLongEnough", at("4 Qua", "Belfast", "BT1 5GS")),
        edge("CityIsPresent", at("4 Quay Street", "Y", "BT1 5GS")),
        edge("PostcodeWhereTheCountryHasOne", at("4 Quay Street", "Belfast", "BT1")),
        edge("PhoneOrEmailIsPresent", draft().addressee(reachable(null, "n@example.org"))),
        edge("TextIsInLatinScript", draft().addresseeNamed("Łukasz Đặng Müller – 3")));
  }

  @ParameterizedTest
  @MethodSource("edges")
  void whatIsOnTheEdgePasses(String entry, ItemDraft draft) {
    assertPasses(entry, draft);
  }

  @Test
  void everyKindHasItsEdge() {
    Set<String> tried =
        edges()
            .map(each -> String.valueOf(each.get()[0]).lines().findFirst().orElseThrow())
            .collect(toCollection(TreeSet::new));
    tried.addAll(WITHOUT_EDGE);

    assertThat(tried).isEqualTo(RuleKindsTest.kinds().collect(toCollection(TreeSet::new)));
  }

  @Test
  void aCountryWithoutPostcodesWantsNone() {
    assertPasses(
        "PostcodeWhereTheCountryHasOne",
        draft().addresseeAt(address("4 Quay Street", "Doha", null, "QA")));
  }

  @Test
  void weightsThatWouldOverflowAreStillTooHeavy() {
    ItemDraft absurd =
        draft()
            .piece(1, piece -> piece.netMassGrams(Long.MAX_VALUE))
            .piece(2, piece -> piece.netMassGrams(Long.MAX_VALUE));

    assertThat(ShippedRules.only("WeightsAddUp").check(absurd.item(), ShippedRules.NOW)).hasSize(1);
  }

  @Test
  void withoutAnInstalledListAnyHsCodePasses() {
    Findings findings = new Findings();
    Rules rules =
        ShippedRules.load(
            "rules: x\nentries:\n  - rule: HsCodeExists\n", name -> Optional.empty(), findings);

    assertThat(
            rules.check(draft().piece(1, piece -> piece.hsCode("999999")).item(), ShippedRules.NOW))
        .isEmpty();
    assertThat(findings.list()).isEmpty();
  }

  private static Arguments edge(String entry, ItemDraft draft) {
    return arguments(entry, named("on the edge", draft));
  }

  private static ItemDraft at(String line, String city, String postcode) {
    return draft().addresseeAt(address(line, city, postcode, "GB"));
  }

  private static void assertPasses(String entry, ItemDraft draft) {
    assertThat(ShippedRules.only(entry).check(draft.item(), ShippedRules.NOW)).as(entry).isEmpty();
  }

  private static Address address(
      String line, String city, @Nullable String postcode, String country) {
    return new Address(List.of(line), city, postcode, null, country(country));
  }

  private static Party reachable(@Nullable String phone, @Nullable String email) {
    Address address = address("4 Quay Street", "Belfast", "BT1 5GS", "GB");
    return new Party("Niamh Example", null, null, address, phone, email, null, null);
  }
}
