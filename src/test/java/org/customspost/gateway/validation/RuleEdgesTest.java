package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.model.item.Items.country;
import static org.customspost.gateway.model.item.Items.draft;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.Document;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.Party;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands on the edge of a demand passes. */
class RuleEdgesTest {
  private static final LocalDateTime DAY = ShippedRules.DAY.atStartOfDay();

  @Test
  void whatIsOnTheEdgePasses() {
    assertPasses("PostingDateIsPlausible", draft().postedAt(DAY.minusDays(365)));
    assertPasses("PostingDateIsPlausible", draft().postedAt(DAY.plusDays(2)));
    assertPasses("WeightsAddUp", draft().grossMassGrams(840L));
    assertPasses("WeightsAddUp\n    tolerance-grams: 5", draft().grossMassGrams(835L));
    assertPasses("NameIsLongEnough", draft().addresseeNamed("Niamh"));
    assertPasses("IossHasItsShape", draft().ioss("IM3720000224"));
    assertPasses("ValueFitsDeclarations", draft().worth("1234567890123.456", "USD"));
    assertPasses("ValueFitsDeclarations", draft().worth("1.20000", "USD"));
    assertPasses(
        "ContentPiecesAreNotTooMany",
        draft().contents(Collections.nCopies(99, Items.good().contents().get(0))));
    assertPasses(
        "CommercialContentHasDocument", draft().documents(List.of(new Document(null, "1"))));
    assertPasses("TextIsInLatinScript", draft().addresseeNamed("Łukasz Đặng Müller – 3"));
    assertPasses("PhoneOrEmailIsPresent", draft().addressee(reachable(null, "n@example.org")));
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
