package org.customspost.gateway.validation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Rule;
import org.customspost.gateway.validation.rule.content.ContentPiecesAreNotTooMany;
import org.customspost.gateway.validation.rule.content.ContentsArePresent;
import org.customspost.gateway.validation.rule.content.DescriptionIsNotVague;
import org.customspost.gateway.validation.rule.content.DescriptionIsPresent;
import org.customspost.gateway.validation.rule.content.HsCodeExists;
import org.customspost.gateway.validation.rule.content.HsCodeHasSixDigits;
import org.customspost.gateway.validation.rule.content.NetWeightIsPositive;
import org.customspost.gateway.validation.rule.content.OriginOfGoodsIsPresent;
import org.customspost.gateway.validation.rule.content.QuantityIsAtLeastOne;
import org.customspost.gateway.validation.rule.content.ValueFitsDeclarations;
import org.customspost.gateway.validation.rule.content.ValueIsPositive;
import org.customspost.gateway.validation.rule.content.ValuesHaveOneCurrency;
import org.customspost.gateway.validation.rule.item.CommercialContentHasDocument;
import org.customspost.gateway.validation.rule.item.CountriesArePresent;
import org.customspost.gateway.validation.rule.item.GrossWeightIsPositive;
import org.customspost.gateway.validation.rule.item.InsuredValueIsPositive;
import org.customspost.gateway.validation.rule.item.IossHasItsShape;
import org.customspost.gateway.validation.rule.item.ItemIdIsPresent;
import org.customspost.gateway.validation.rule.item.MailClassIsKnown;
import org.customspost.gateway.validation.rule.item.NatureIsKnown;
import org.customspost.gateway.validation.rule.item.PostageIsPresent;
import org.customspost.gateway.validation.rule.item.PostingDateIsPlausible;
import org.customspost.gateway.validation.rule.item.WeightsAddUp;
import org.customspost.gateway.validation.rule.party.AddressCountryIsPresent;
import org.customspost.gateway.validation.rule.party.AddressIsLongEnough;
import org.customspost.gateway.validation.rule.party.CityIsPresent;
import org.customspost.gateway.validation.rule.party.NameIsLongEnough;
import org.customspost.gateway.validation.rule.party.PhoneOrEmailIsPresent;
import org.customspost.gateway.validation.rule.party.PostcodeWhereTheCountryHasOne;
import org.customspost.gateway.validation.rule.party.TextIsInLatinScript;

/** Every kind of rule. A new kind is a class and a line here. */
final class Kinds {
  private static final List<Kind> ALL =
      List.of(
          new Kind("CommercialContentHasDocument", CommercialContentHasDocument::new),
          new Kind("CountriesArePresent", CountriesArePresent::new),
          new Kind("GrossWeightIsPositive", GrossWeightIsPositive::new),
          new Kind("InsuredValueIsPositive", InsuredValueIsPositive::new),
          new Kind("IossHasItsShape", IossHasItsShape::new),
          new Kind("ItemIdIsPresent", ItemIdIsPresent::new),
          new Kind("MailClassIsKnown", MailClassIsKnown::new),
          new Kind("NatureIsKnown", NatureIsKnown::new),
          new Kind("PostageIsPresent", PostageIsPresent::new),
          new Kind("PostingDateIsPlausible", PostingDateIsPlausible::new),
          new Kind("WeightsAddUp", WeightsAddUp::new),
          new Kind("ContentPiecesAreNotTooMany", ContentPiecesAreNotTooMany::new),
          new Kind("ContentsArePresent", ContentsArePresent::new),
          new Kind("DescriptionIsNotVague", DescriptionIsNotVague::new),
          new Kind("DescriptionIsPresent", DescriptionIsPresent::new),
          new Kind("HsCodeExists", HsCodeExists::new),
          new Kind("HsCodeHasSixDigits", HsCodeHasSixDigits::new),
          new Kind("NetWeightIsPositive", NetWeightIsPositive::new),
          new Kind("OriginOfGoodsIsPresent", OriginOfGoodsIsPresent::new),
          new Kind("QuantityIsAtLeastOne", QuantityIsAtLeastOne::new),
          new Kind("ValueFitsDeclarations", ValueFitsDeclarations::new),
          new Kind("ValueIsPositive", ValueIsPositive::new),
          new Kind("ValuesHaveOneCurrency", ValuesHaveOneCurrency::new),
          new Kind("AddressCountryIsPresent", AddressCountryIsPresent::new),
          new Kind("AddressIsLongEnough", AddressIsLongEnough::new),
          new Kind("CityIsPresent", CityIsPresent::new),
          new Kind("NameIsLongEnough", NameIsLongEnough::new),
          new Kind("PhoneOrEmailIsPresent", PhoneOrEmailIsPresent::new),
          new Kind("PostcodeWhereTheCountryHasOne", PostcodeWhereTheCountryHasOne::new),
          new Kind("TextIsInLatinScript", TextIsInLatinScript::new));

  private Kinds() {}

  /**
   * @param name as entries of mappings/rules write it
   * @param make makes a rule from an entry's parameters
   */
  record Kind(String name, Function<Parameters, Rule> make) {}

  static List<Kind> all() {
    return ALL;
  }

  static Optional<Kind> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
