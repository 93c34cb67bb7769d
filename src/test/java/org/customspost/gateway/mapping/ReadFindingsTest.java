package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.ids;
import static org.customspost.gateway.mapping.Toy.parcel;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be read is said at its place, once, and without personal values. */
class ReadFindingsTest {
  private static final CodeLists LISTS =
      CodeLists.of(List.of(ReadMappingTest.list("natures", "11,sale,,")));

  @Test
  void reportsABadValueAtItsPlaceAndGoesOn() {
    Reading reading =
        read(
            """
            - {to: id, from: BGM/1004}
            - group: SG1
              to: lines[]
              rows:
                - {to: grams, from: MEA/6314}
                - {to: text, from: FTX/4440}
            """,
            "BGM/1004=RR473124829XX\nSG1/MEA/6314=1\nSG1/FTX/4440=Mug\n+SG1/MEA/6314=ten\nSG1/FTX/4440=Tea");
    assertThat(ids(reading.findings())).containsExactly("VAL-004");
    var place = reading.findings().get(0).place();
    assertThat(place.field()).isEqualTo("lines[2].grams");
    assertThat(place.position().unit()).isEqualTo(4);
    assertThat(place.itemId()).isEqualTo("RR473124829XX");
    assertThat(parcel(reading).lines()).extracting(Toy.Line::text).containsExactly("Mug", "Tea");
    assertThat(parcel(reading).lines().get(1).grams()).isNull();
  }

  @Test
  void saysOnceThatACurrencyIsMissingOrBad() {
    String rows =
        """
        - {to: postage.amount, from: Amount}
        - {to: postage.currency, from: Amount@currencyID}
        """;
    Reading missing = read(rows, "Amount=2");
    assertThat(ids(missing.findings())).containsExactly("RDG-015");
    assertThat(missing.findings().get(0).place().field()).isEqualTo("postage.currency");
    Reading bad = read(rows, "Amount=2\nAmount@currencyID=ZZZ");
    assertThat(ids(bad.findings())).containsExactly("VAL-003");
    assertThat(parcel(bad).postage()).isNull();
  }

  @Test
  void masksPersonalValuesInFindings() {
    Reading reading =
        read(
            "- {to: sender.name, from: NAD/C080/3036, code: natures}",
            "NAD/C080/3036=Ada Lovelace");
    assertThat(reading.findings().get(0).toString()).doesNotContain("Lovelace").contains("A…");
  }

  private static Reading read(String rows, String tree) {
    return Toy.reading(rows, LISTS).read(Toy.tree(tree));
  }
}
