package org.customspost.gateway.mapping;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.customspost.gateway.model.item.Address;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.CustomsReference;
import org.customspost.gateway.model.item.Document;
import org.customspost.gateway.model.item.ExtraField;
import org.customspost.gateway.model.item.HsCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * Items of every shape, the same ones for the same seed. Each optional part is sometimes absent.
 */
final class ItemSource {
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'+:?.,-/\u00e4\u00e9\u00f8\u00df";
  private static final List<String> COUNTRIES = List.of("GB", "DE", "NZ", "FR", "ZA", "US");
  private final Random random;

  ItemSource(Random random) {
    this.random = random;
  }

  Item next() {
    return new Item(
        maybe(this::id),
        pick(List.of(MessageFunction.values())),
        maybe(() -> new CustomsReference(word(20), maybe(() -> word(3)))),
        list(3, () -> word(35)),
        maybe(this::time),
        maybe(() -> word(10)),
        maybe(() -> word(10)),
        maybe(this::country),
        maybe(this::country),
        maybe(() -> pick(List.of("U", "C", "E"))),
        maybe(() -> pick(List.of("A", "B", "C"))),
        maybe(() -> pick(List.of("N", "R"))),
        maybe(() -> pick(List.of("11", "31", "91", "991"))),
        maybe(() -> (long) random.nextInt(30_000)),
        maybe(this::money),
        maybe(this::money),
        maybe(this::party),
        maybe(this::party),
        maybe(() -> "IM" + (1_000_000_000L + random.nextInt(1_000_000))),
        maybe(this::time),
        maybe(() -> pick(List.of("40", "10"))),
        list(3, () -> new Document(maybe(() -> word(5)), word(35))),
        pieces(),
        list(3, this::extra));
  }

  private List<ContentPiece> pieces() {
    List<ContentPiece> pieces = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 1; i <= count; i++) {
      pieces.add(
          new ContentPiece(
              i,
              maybe(() -> random.nextInt(1000)),
              maybe(() -> text(700)),
              maybe(() -> (long) random.nextInt(30_000)),
              maybe(this::money),
              maybe(() -> new HsCode(String.valueOf(100_000 + random.nextInt(800_000)))),
              maybe(this::country),
              list(2, this::extra)));
    }
    return pieces;
  }

  private Party party() {
    return new Party(
        text(90),
        maybe(() -> text(20)),
        maybe(() -> text(20)),
        maybe(this::address),
        maybe(() -> "+" + word(12)),
        maybe(() -> word(20) + "@example.org"),
        maybe(() -> word(12)),
        maybe(() -> word(35)));
  }

  private Address address() {
    return new Address(
        list(4, () -> text(30)), text(20), maybe(() -> word(9)), maybe(() -> text(12)), country());
  }

  private ExtraField extra() {
    return new ExtraField(word(12), text(900));
  }

  private S10Id id() {
    String serial = String.format("%08d", random.nextInt(100_000_000));
    return new S10Id("CP" + serial + S10Id.checkDigit(serial) + "GB");
  }

  private LocalDateTime time() {
    return LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(random.nextInt(30_000_000));
  }

  private CountryCode country() {
    return new CountryCode(pick(COUNTRIES));
  }

  private Money money() {
    Currency currency = Currency.getInstance(pick(List.of("EUR", "NZD", "SEK")));
    return new Money(BigDecimal.valueOf(random.nextInt(10_000_000), 2), currency);
  }

  /** Words with single blanks between them. */
  private String text(int most) {
    StringBuilder text = new StringBuilder(word(14));
    while (random.nextInt(8) > 0 && text.length() + 15 < most) text.append(' ').append(word(14));
    return text.substring(0, Math.min(most, text.length()));
  }

  private String word(int most) {
    int length = 1 + random.nextInt(most);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return word.toString();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> List<T> list(int most, Supplier<T> values) {
    List<T> list = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) list.add(values.get());
    return list;
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(4) == 0 ? null : value.get();
  }
}
