package org.customspost.gateway.validation;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.model.item.Items.country;
import static org.customspost.gateway.model.item.Items.draft;
import static org.customspost.gateway.model.item.Items.money;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.model.item.PieceDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of rule passes the good item and finds exactly what it demands missing. */
class RuleKindsTest {
  private static final LocalDateTime DAY = ShippedRules.DAY.atStartOfDay();

  static Stream<Arguments> broken() {
    return Stream.of(
        item("ItemIdIsPresent", ErrorCode.VAL_010, "id", d -> d.id(null)),
        item("PostingDateIsPlausible", ErrorCode.VAL_011, "postedAt", d -> d.postedAt(null)),
        item(
            "PostingDateIsPlausible",
            ErrorCode.VAL_012,
            "postedAt",
            d -> d.postedAt(DAY.minusDays(366))),
        item(
            "PostingDateIsPlausible",
            ErrorCode.VAL_012,
            "postedAt",
            d -> d.postedAt(DAY.plusDays(3))),
        item("CountriesArePresent", ErrorCode.VAL_024, "originCountry", d -> d.originCountry(null)),
        item(
            "CountriesArePresent",
            ErrorCode.VAL_024,
            "destinationCountry",
            d -> d.destinationCountry(null)),
        item("MailClassIsKnown", ErrorCode.VAL_033, "mailClass", d -> d.mailClass("X")),
        item("MailClassIsKnown", ErrorCode.VAL_034, "mailClass", d -> d.mailClass(null)),
        item("NatureIsKnown", ErrorCode.VAL_033, "nature", d -> d.nature("12")),
        item("NatureIsKnown", ErrorCode.VAL_034, "nature", d -> d.nature(null)),
        item(
            "GrossWeightIsPositive",
            ErrorCode.VAL_014,
            "grossMassGrams",
            d -> d.grossMassGrams(0L)),
        item(
            "GrossWeightIsPositive",
            ErrorCode.VAL_014,
            "grossMassGrams",
            d -> d.grossMassGrams(null)),
        // the good item's pieces weigh 840 g
        item("WeightsAddUp", ErrorCode.VAL_016, "grossMassGrams", d -> d.grossMassGrams(839L)),
        item("PostageIsPresent", ErrorCode.VAL_035, "postage", d -> d.postage(null)),
        item("PostageIsPresent", ErrorCode.VAL_035, "postage", d -> d.postage(money("0", "USD"))),
        item(
            "InsuredValueIsPositive",
            ErrorCode.VAL_036,
            "insuredValue",
            d -> d.insuredValue(money("0", "USD"))),
        item(
            "InsuredValueIsPositive\n    currencies: [XDR]",
            ErrorCode.VAL_036,
            "insuredValue",
            d -> d.insuredValue(money("5", "USD"))),
        item("IossHasItsShape", ErrorCode.VAL_031, "ioss", d -> d.ioss("IM372000022")),
        item("IossHasItsShape", ErrorCode.VAL_031, "ioss", d -> d.ioss("IM372000022A")),
        item(
            "CommercialContentHasDocument",
            ErrorCode.VAL_037,
            "documents",
            d -> d.documents(List.of())),
        item("ContentsArePresent", ErrorCode.VAL_030, "contents", d -> d.contents(List.of())),
        item(
            "ContentPiecesAreNotTooMany",
            ErrorCode.VAL_029,
            "contents",
            d -> d.contents(Collections.nCopies(100, Items.good().contents().get(0)))),
        piece("QuantityIsAtLeastOne", ErrorCode.VAL_017, "quantity", p -> p.quantity(0)),
        piece("QuantityIsAtLeastOne", ErrorCode.VAL_017, "quantity", p -> p.quantity(null)),
        piece("NetWeightIsPositive", ErrorCode.VAL_015, "netMassGrams", p -> p.netMassGrams(0L)),
        piece("NetWeightIsPositive", ErrorCode.VAL_015, "netMassGrams", p -> p.netMassGrams(null)),
        piece("ValueIsPositive", ErrorCode.VAL_018, "value", p -> p.value(null)),
        piece("ValueIsPositive", ErrorCode.VAL_018, "value", p -> p.value(money("0.00", "USD"))),
        piece("ValuesHaveOneCurrency", ErrorCode.VAL_019, "value", p -> p.value(money("1", "EUR"))),
        piece(
            "ValueFitsDeclarations",
            ErrorCode.VAL_020,
            "value",
            p -> p.value(money("1.2345", "USD"))),
        piece(
            "ValueFitsDeclarations",
            ErrorCode.VAL_020,
            "value",
            p -> p.value(money("12345678901234567", "USD"))),
        piece("HsCodeHasSixDigits", ErrorCode.VAL_021, "hsCode", p -> p.hsCode(null)),
        item(
            "HsCodeHasSixDigits\n    digits: 8",
            ErrorCode.VAL_022,
            "contents[1].hsCode",
            d -> d.worth("5", "USD")),
        piece("HsCodeExists", ErrorCode.VAL_023, "hsCode", p -> p.hsCode("999999")),
        piece("DescriptionIsPresent", ErrorCode.VAL_025, "description", p -> p.description(" ")),
        piece("DescriptionIsPresent", ErrorCode.VAL_025, "description", p -> p.description(null)),
        piece(
            "DescriptionIsNotVague", ErrorCode.VAL_026, "description", p -> p.description("Gift")),
        piece(
            "OriginOfGoodsIsPresent",
            ErrorCode.VAL_024,
            "originCountry",
            p -> p.originCountry(null)),
        item(
            "NameIsLongEnough", ErrorCode.VAL_027, "addressee.name", d -> d.addresseeNamed("Niam")),
        item("NameIsLongEnough", ErrorCode.VAL_027, "addressee.name", d -> d.addressee(null)),
        item(
            "AddressIsLongEnough",
            ErrorCode.VAL_027,
            "addressee.address.lines",
            d -> d.addresseeAt(address("4 Qu", "Belfast", "BT1 5GS", "GB"))),
        item(
            "AddressIsLongEnough",
            ErrorCode.VAL_027,
            "addressee.address.lines",
            d -> d.addressee(null)),
        item(
            "CityIsPresent",
            ErrorCode.VAL_034,
            "addressee.address.city",
            d -> d.addresseeAt(address("4 Quay Street", " ", "BT1 5GS", "GB"))),
        item(
            "AddressCountryIsPresent",
            ErrorCode.VAL_024,
            "addressee.address.country",
            d -> d.addresseeAt(new Address(List.of("4 Quay Street"), "Belfast", null, null, null))),
        item(
            "PostcodeWhereTheCountryHasOne",
            ErrorCode.VAL_028,
            "addressee.address.postcode",
            d -> d.addresseeAt(address("4 Quay Street", "Belfast", "", "GB"))),
        item(
            "PostcodeWhereTheCountryHasOne",
            ErrorCode.VAL_028,
            "addressee.address.postcode",
            d -> d.addresseeAt(address("4 Quay Street", "Belfast", "BT", "GB"))),
        item(
            "PhoneOrEmailIsPresent",
            ErrorCode.VAL_032,
            "addressee.telephone",
            d -> d.addressee(reachable(null, null))),
        item(
            "PhoneOrEmailIsPresent\n    needed: both",
            ErrorCode.VAL_032,
            "addressee.telephone",
            d -> d.addressee(reachable("+44 28 9555", null))),
        item(
            "PhoneOrEmailIsPresent\n    needed: email",
            ErrorCode.VAL_032,
            "addressee.email",
            d -> d.addressee(reachable("+44 28 9555", "niamh"))),
        piece("TextIsInLatinScript", ErrorCode.VAL_038, "description", p -> p.description("Чашка")),
        item(
            "TextIsInLatinScript",
            ErrorCode.VAL_038,
            "addressee.name",
            d -> d.addresseeNamed("Ниам Пример")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void findsWhatIsBroken(
      String entry, ErrorCode code, String field, UnaryOperator<ItemDraft> change) {
    List<Finding> found =
        ShippedRules.only(entry).check(change.apply(draft()).item(), ShippedRules.NOW);

    assertThat(found).extracting(Finding::code).containsExactly(code);
    assertThat(found).extracting(each -> each.place().field()).containsExactly(field);
    assertThat(found.get(0).text()).doesNotContain("{", "}").doesNotContain("Ниам", "4 Qu");
    assertThat(found.get(0).values()).containsEntry("rule", kind(entry));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void passesTheGoodItem(String kind) {
    assertThat(ShippedRules.only(kind).check(Items.good(), ShippedRules.NOW)).isEmpty();
  }

  @Test
  void everyKindHasABrokenCase() {
    Set<String> tried = broken().map(each -> kind(String.valueOf(each.get()[0]))).collect(toSet());

    assertThat(kinds().toList()).allMatch(tried::contains);
  }

  static Stream<String> kinds() {
    return Kinds.all().stream().map(Kinds.Kind::name);
  }

  private static String kind(String entry) {
    return entry.lines().findFirst().orElseThrow();
  }

  private static Address address(
      String line, String city, @Nullable String postcode, String country) {
    return new Address(List.of(line), city, postcode, null, country(country));
  }

  private static Party reachable(@Nullable String phone, @Nullable String email) {
    Address address = address("4 Quay Street", "Belfast", "BT1 5GS", "GB");
    return new Party("Niamh Example", null, null, address, phone, email, null, null);
  }

  private static Arguments item(
      String entry, ErrorCode code, String field, UnaryOperator<ItemDraft> change) {
    return arguments(entry, code, field, named("changed", change));
  }

  private static Arguments piece(
      String entry, ErrorCode code, String field, UnaryOperator<PieceDraft> change) {
    return item(entry, code, "contents[2]." + field, draft -> draft.piece(2, change));
  }
}
