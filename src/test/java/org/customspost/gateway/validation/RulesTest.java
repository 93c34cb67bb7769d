package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.validation.ShippedRules.DAY;
import static org.customspost.gateway.validation.ShippedRules.PLACE;

import java.time.LocalDate;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.MessageFunction;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final Rules rules = ShippedRules.load();

  @Test
  void findsNothingInAGoodItem() {
    assertThat(ShippedRules.check(rules, Items.good())).isEmpty();
    assertThat(ShippedRules.check(rules, Items.draft().destination("DE").item())).isEmpty();
    assertThat(ShippedRules.check(rules, Items.draft().destination("US").item())).isEmpty();
  }

  @Test
  void findingNamesItemPieceFieldValueRuleAndRemedy() {
    Item item = Items.draft().piece(2, piece -> piece.description("gift items")).item();

    Finding found = only(item);

    assertThat(found.place().field()).isEqualTo("contents[2].description");
    assertThat(found)
        .hasToString(
            "VAL-026 item 4 RR473124829GB, content piece 2, contents[2].description: description"
                + " \"gift items\" is vague: it has only words that fit anything; say what the"
                + " goods are and what they are made of or for (rule DescriptionIsNotVague)."
                + " Sender must re-send.");
  }

  @Test
  void reportsAllProblemsOfAnItemAtOnce() {
    Item item =
        Items.draft().id(null).grossMassGrams(0L).piece(3, piece -> piece.quantity(0)).item();

    assertThat(ShippedRules.check(rules, item))
        .extracting(Finding::code)
        .containsExactly(
            ErrorCode.VAL_010, ErrorCode.VAL_014, ErrorCode.VAL_016, ErrorCode.VAL_017);
  }

  @Test
  void aCancellationNeedsOnlyItsId() {
    ItemDraft bare = Items.draft().function(MessageFunction.CANCELLATION).contents(List.of());

    assertThat(ShippedRules.check(rules, bare.addressee(null).item())).isEmpty();
    assertThat(only(bare.id(null).item()).code()).isEqualTo(ErrorCode.VAL_010);
  }

  @Test
  void isSilentAboutWhatReadingRefusedAlready() {
    Item item = Items.draft().piece(2, piece -> piece.hsCode(null)).item();
    Finding ofReading =
        Finding.of(
            ErrorCode.VAL_002, Place.field("contents.hsCode").withPiece(2), "value", "69120");

    assertThat(rules.check(item, ShippedRules.NOW, List.of(ofReading))).isEmpty();
    assertThat(rules.check(item, ShippedRules.NOW, List.of(ofReading.at(Place.NOWHERE))))
        .hasSize(1);
  }

  @Test
  void wantsTheHsCodeOnlyFromItsDateOn() {
    LocalDate first = LocalDate.of(2025, 9, 1);
    Item early =
        Items.draft().postedAt(first.atStartOfDay()).piece(1, piece -> piece.hsCode(null)).item();

    assertThat(rules.check(early, new Circumstances(first, PLACE, ""))).hasSize(1);
    assertThat(rules.check(early, new Circumstances(first.minusDays(1), PLACE, ""))).isEmpty();
  }

  @Test
  void anEntryCanTellARejectingFindingAsAWarning() {
    Item item =
        Items.draft()
            .destination("US")
            .postedAt(LocalDate.of(2025, 8, 1).atStartOfDay())
            .piece(1, piece -> piece.hsCode(null))
            .item();

    List<Finding> found =
        rules.check(item, new Circumstances(LocalDate.of(2025, 8, 31), PLACE, ""));

    assertThat(found).singleElement().asString().contains("VAL-040", "VAL-021", "hsCode");
  }

  @Test
  void rulesOfAnAuthorityHoldOnlyForIt() {
    Findings findings = new Findings();
    Rules own =
        ShippedRules.load(
            "rules: x\nauthority: dk\nentries: [{rule: ItemIdIsPresent}]\n",
            ShippedRules.lookup(),
            findings);
    Item item = Items.draft().id(null).item();

    assertThat(own.check(item, new Circumstances(DAY, PLACE, "gb"))).isEmpty();
    assertThat(own.check(item, new Circumstances(DAY, PLACE, "dk"))).hasSize(1);
  }

  private Finding only(Item item) {
    List<Finding> found = ShippedRules.check(rules, item);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
