package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.customspost.gateway.CustomsData;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.eligibility.Filing;
import org.customspost.gateway.yaml.YamlFile;

/** Published postal declarations, each with a CN 23 of the same content. */
@SuppressWarnings(
    "ImmutableEnumChecker") // its fields are unmodifiable, which their types do not say
enum PublishedSample {
  TT_IM067A(
      "TT_IM067a",
      false,
      false,
      Map.ofEntries(
          Map.entry("+ Declaration/Agent/FunctionCode=2", Why.REPRESENTED),
          Map.entry(
              "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalInformation/StatementCode=00500",
              Why.REPRESENTED),
          Map.entry(
              "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalInformation/StatementDescription",
              Why.REPRESENTED),
          Map.entry(
              "+ Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/GoodsMeasure/GrossMassMeasure@unitCode=KGM",
              "we always name the unit"),
          Map.entry(
              "- Declaration/BorderTransportMeans/RegistrationNationalityCode=GB",
              "CN 23 says nothing of the vehicle"),
          Map.entry("- Declaration/GoodsShipment/DomesticDutyTaxParty/ID", Why.VAT),
          Map.entry("- Declaration/GoodsShipment/DomesticDutyTaxParty/RoleCode=FR2", Why.VAT),
          Map.entry(
              "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument/LPCOExemptionCode=AC",
              Why.STATUS),
          Map.entry(
              "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument/LPCOExemptionCode=XB",
              Why.STATUS),
          Map.entry(
              "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument/Name",
              Why.STATUS),
          Map.entry(
              "- Declaration/GoodsShipment/PreviousDocument/TypeCode=MCR", Why.OWN_REFERENCE))),
  TT_IM068A("TT_IM068a", true, false, Map.of("+ Declaration/TotalPackageQuantity", Why.ONE_PARCEL)),
  TT_IM077A(
      "TT_IM077a",
      true,
      true,
      Map.of(
          "+ Declaration/TotalPackageQuantity", Why.ONE_PARCEL,
          "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument/LPCOExemptionCode=AE",
              Why.STATUS,
          "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalDocument/Name",
              Why.STATUS,
          "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalInformation/StatementCode=VR177",
              Why.WORKSHEET,
          "- Declaration/GoodsShipment/GovernmentAgencyGoodsItem/AdditionalInformation/StatementDescription",
              Why.WORKSHEET)),
  TT_IM079A(
      "TT_IM079a",
      false,
      false,
      Map.of(
          "+ Declaration/TotalPackageQuantity", Why.ONE_PARCEL,
          "- Declaration/GoodsShipment/Importer/ID", Why.PRIVATE,
          "+ Declaration/GoodsShipment/Importer/Name", Why.PRIVATE,
          "+ Declaration/GoodsShipment/Importer/Address/CityName", Why.PRIVATE,
          "+ Declaration/GoodsShipment/Importer/Address/CountryCode=GB", Why.PRIVATE,
          "+ Declaration/GoodsShipment/Importer/Address/Line", Why.PRIVATE,
          "+ Declaration/GoodsShipment/Importer/Address/PostcodeID", Why.PRIVATE));

  /** Of every sample: what they have (-), or we have (+) and the other has not, with the reason. */
  static final Map<String, String> EVERYWHERE =
      Map.of(
          "+ Declaration/TotalGrossMassMeasure", Why.TOTAL,
          "+ Declaration/TotalGrossMassMeasure@unitCode=KGM", Why.TOTAL,
          "+ Declaration/GoodsShipment/PreviousDocument/TypeCode=750", Why.S10,
          "- Declaration/GoodsShipment/PreviousDocument/TypeCode=271", Why.S10,
          "+ Declaration/GoodsShipment/UCR/TraderAssignedReferenceID", Why.UCR);

  final String name;
  final Filing filing;
  final Map<String, String> reasons;

  PublishedSample(String name, boolean prelodged, boolean grouped, Map<String, String> reasons) {
    this.name = name;
    this.filing = new Filing(prelodged, grouped);
    this.reasons = reasons;
  }

  Path file() {
    return CustomsData.path("wco-dm/annotated/%s/%s.xml".formatted(name, name));
  }

  private static final String ITEM =
      """
      id: CP473124829US
      function: ORIGINAL
      nature: "11"
      originCountry: US
      destinationCountry: GB
      grossMassGrams: 2000
      postage: {amount: 13.75, currency: GBP}
      sender:
        name: Invaluable Fine Arts Inc
        address: {lines: [26 Broadway Ave.], city: New York, postcode: NY1 4RT, country: US}
      addressee:
        reference: XI553202734852
        address: {lines: [1 Quay], city: Belfast, postcode: BT1 1AA, country: GB}
      """;
  private static final String ART =
      "description: Antiques - Original engravings, hsCode: \"97020000\", netMassGrams: 900";

  Item item() {
    String text =
        switch (this) {
          case TT_IM067A ->
              ITEM.replace("2000", "5000")
                  + """
                    documents:
                      - {type: C400, number: GBICP22222}
                      - {type: C635, number: GBICP553202734852}
                      - {type: Y922}
                      - {type: C679, number: 0054037-0054047}
                      - {type: "9120", number: GBAHC11111}
                    contents:
                      - {number: 1, description: Mens or Boys woolen blazer, hsCode: "61031010", value: {amount: 130.00, currency: GBP}}
                    """;
          case TT_IM068A ->
              ITEM
                  + "contents:\n  - {number: 1, "
                  + ART
                  + ", value: {amount: 103.33, currency: GBP}}";
          case TT_IM077A ->
              ITEM.replace("country: US}", "country: AU}")
                  + "documents: [{type: 9WKS, number: See attached}]\n"
                  + "contents:\n  - {number: 1, "
                  + ART
                  + ", value: {amount: 60, currency: GBP}}\n"
                  + "  - {number: 2, "
                  + ART
                  + ", value: {amount: 43.33, currency: GBP}}";
          // a gift is between private persons: no company and no trader's number
          case TT_IM079A ->
              ITEM.replace("country: US}", "country: AU}")
                      .replace("\"11\"", "\"31\"")
                      .replace("Invaluable Fine Arts Inc", "Ada Marsh")
                      .replace("reference: XI553202734852", "name: Niall Moran")
                  + "contents:\n  - {number: 1, "
                  + ART
                  + ", value: {amount: 39, currency: GBP}}";
        };
    Findings findings = new Findings();
    Item item =
        CanonicalYaml.record(YamlFile.parse(text, "item", findings).orElseThrow(), Item.class);
    assertThat(findings.list()).isEmpty();
    return item;
  }

  /** Why ours differ. */
  private interface Why {
    String ONE_PARCEL = "we always say that an item is one package";
    String TOTAL = "CN 23 has a gross weight of the whole item; the data set allows it";
    String S10 = "our previous document is the postal item (750), theirs a packing list";
    String OWN_REFERENCE = "their packing list or consignment reference; CN 23 has none";
    String REPRESENTED = "their importer declares for itself; a post represents the addressee";
    String VAT = "a CN 23 has no VAT number of the addressee beside the EORI";
    String STATUS = "a CN 23 gives type and number of a document, no status and no name";
    String WORKSHEET =
        "statement about their worksheet of grouped lines; we declare each piece with its own code";
    String PRIVATE =
        "their gift goes to a trader; between private persons there is no trader's number";
    String UCR = "we give the item id as the trader's reference as well";
  }
}
