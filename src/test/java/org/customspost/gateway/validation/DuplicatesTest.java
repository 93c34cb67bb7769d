package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.ItemDraft;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.item.S10Id;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
  private final Duplicates duplicates = new Duplicates(2);

  @Test
  void findsTheSecondAndNamesTheFirst() {
    assertThat(see(1, Items.draft())).isEmpty();

    assertThat(see(7, Items.draft()))
        .singleElement()
        .asString()
        .contains("VAL-013", "item 7 RR473124829GB", "as item 1");
  }

  @Test
  void aCancellationOfAnItemInTheSameInterchangeIsNoDuplicate() {
    see(1, Items.draft());

    assertThat(see(2, Items.draft().function(MessageFunction.CANCELLATION))).isEmpty();
  }

  @Test
  void idsThatDifferInOneLetterAreDifferentItems() {
    see(1, Items.draft());

    assertThat(see(2, Items.draft().id(new S10Id("RS473124829GB")))).isEmpty();
  }

  @Test
  void itemsWithoutIdAreNotDuplicates() {
    see(1, Items.draft().id(null));

    assertThat(see(2, Items.draft().id(null))).isEmpty();
  }

  @Test
  void remembersEachItemOfALargeInterchange() {
    Duplicates many = new Duplicates(10_000);
    for (int i = 1; i <= 5_000; i++)
      assertThat(many.see(numbered(i), Place.NOWHERE.withItem(i, ""))).isEmpty();

    for (int i = 1; i <= 5_000; i++)
      assertThat(many.see(numbered(i), Place.NOWHERE.withItem(9_999, "")))
          .get()
          .extracting(each -> each.values().get("first"))
          .isEqualTo(Integer.toString(i));
  }

  private static Item numbered(int number) {
    String serial = "%08d".formatted(number);
    return Items.draft().id(new S10Id("RR" + serial + S10Id.checkDigit(serial) + "GB")).item();
  }

  @Test
  void saysOnceThatItRemembersNoMore() {
    see(1, Items.draft());
    see(2, Items.draft().id(new S10Id("RS473124829GB")));

    assertThat(see(3, Items.draft().id(new S10Id("RT473124829GB"))))
        .extracting(Finding::code)
        .containsExactly(ErrorCode.VAL_039);
    assertThat(see(4, Items.draft().id(new S10Id("RU473124829GB")))).isEmpty();
    assertThat(see(5, Items.draft())).extracting(Finding::code).containsExactly(ErrorCode.VAL_013);
  }

  private List<Finding> see(int ordinal, ItemDraft draft) {
    return duplicates.see(draft.item(), Place.NOWHERE.withItem(ordinal, "")).stream().toList();
  }
}
