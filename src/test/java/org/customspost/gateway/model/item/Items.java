package org.customspost.gateway.model.item;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;

/** Items for tests; persons and goods are invented. Change a field through {@link ItemDraft}. */
public final class Items {
  private Items() {}

  /** A commercial parcel from the United States to Northern Ireland that breaks no rule. */
  public static Item good() {
    return draft().item();
  }

  /** The good item, to be changed. */
  public static ItemDraft draft() {
    return new ItemDraft();
  }

  public static Money money(String amount, String currency) {
    return new Money(new BigDecimal(amount), Currency.getInstance(currency));
  }

  public static CountryCode country(String code) {
    return new CountryCode(code);
  }

  static List<ContentPiece> goodPieces() {
    return List.of(
        new PieceDraft()
            .number(1)
            .quantity(2)
            .description("Men's cotton t-shirts, knitted")
            .netMassGrams(400L)
            .value(money("24.50", "USD"))
            .hsCode("610910")
            .originCountry("BD")
            .piece(),
        new PieceDraft()
            .number(2)
            .quantity(1)
            .description("Ceramic coffee mug")
            .netMassGrams(350L)
            .value(money("9.00", "USD"))
            .hsCode("691200")
            .originCountry("PT")
            .piece(),
        new PieceDraft()
            .number(3)
            .quantity(3)
            .description("Steel drawing pins in tin box")
            .netMassGrams(90L)
            .value(money("6.30", "USD"))
            .hsCode("731700")
            .originCountry("CN")
            .piece());
  }

  static Party goodSender() {
    return new Party(
        "Harriet Bloom",
        null,
        null,
        new Address(List.of("12 Orchard Lane"), "Albany", "12207", "NY", country("US")),
        "+1 518 555 0142",
        null,
        null,
        null);
  }

  static Party goodAddressee() {
    return new Party(
        "Niamh Example",
        null,
        null,
        new Address(List.of("4 Harbour View", "Flat 2"), "Belfast", "BT1 5GS", null, country("GB")),
        "+44 28 9555 0101",
        "niamh@example.org",
        null,
        null);
  }

  static LocalDateTime goodPosting() {
    return LocalDateTime.of(2026, 6, 28, 14, 5);
  }
}
