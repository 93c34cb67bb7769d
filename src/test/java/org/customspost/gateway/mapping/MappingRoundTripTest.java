package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.customspost.gateway.mapping.Toy.Line;
import org.customspost.gateway.mapping.Toy.Parcel;
import org.customspost.gateway.mapping.Toy.Person;
import org.customspost.gateway.model.item.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a record says, it still says after it was written and read again. */
class MappingRoundTripTest {
  private static final ReadMapping READING =
      Toy.reading(
          """
          - {to: code, from: BGM/1004}
          - {to: posted, from: DTM/C507/2380, qualifier: {DTM/C507/2005: "137"}, date: yyyyMMddHHmmss}
          - {to: grams, from: MEA/C174/6314, unit: {from: KGM, to: GRM}}
          - {to: sender.name, from: NAD/C080/3036, qualifier: {NAD/3035: CZ}}
          - {to: "sender.streets[]", from: NAD/C059/3042, qualifier: {NAD/3035: CZ}}
          - {to: addressee.name, from: NAD/C080/3036, qualifier: {NAD/3035: CN}}
          - {to: "notes[]", from: Note}
          - group: SG1
            to: lines[]
            rows:
              - {to: number, from: GID/1496}
              - {to: text, from: FTX/4440}
              - {to: value.amount, from: MOA/5004, qualifier: {MOA/5025: "ZZZ"}}
              - {to: value.currency, from: MOA/6345, qualifier: {MOA/5025: "ZZZ"}}
          """,
          CodeLists.NONE);

  private static final WriteMapping WRITING =
      Toy.writing(
          """
          - {to: BGM/1004, from: code}
          - {to: DTM/C507/2380, from: posted, qualifier: {DTM/C507/2005: "137"}, date: yyyyMMddHHmmss}
          - {to: MEA/C174/6314, from: grams, unit: {from: GRM, to: KGM}}
          - {to: NAD/C080/3036, from: sender.name, qualifier: {NAD/3035: CZ}}
          - {to: "NAD/C059/3042[]", from: sender.streets, qualifier: {NAD/3035: CZ}}
          - {to: NAD/C080/3036, from: addressee.name, qualifier: {NAD/3035: CN}}
          - {to: "Note[]", from: notes}
          - to: SG1[]
            each: lines
            rows:
              - {to: GID/1496, from: line.number}
              - {to: FTX/4440, from: line.text}
              - {to: MOA/5004, from: line.value.amount, qualifier: {MOA/5025: "ZZZ"}}
              - {to: MOA/6345, from: line.value.currency, qualifier: {MOA/5025: "ZZZ"}}
          """,
          CodeLists.NONE);

  @Test
  void saysTheSameAfterWritingAndReading() {
    Random random = new Random(20260701);
    for (int i = 0; i < 300; i++) saysTheSame(parcel(random));
  }

  private static void saysTheSame(Parcel parcel) {
    Writing written = WRITING.write(parcel, Map.of());
    assertThat(written.findings()).isEmpty();
    Reading read = READING.read(written.tree());
    assertThat(read.findings()).isEmpty();
    assertThat(read.value()).isEqualTo(parcel);
    // what stands in the tree is known by its field, and the other way round
    assertThat(READING.lineage(written.tree()).keySet())
        .containsExactlyInAnyOrderElementsOf(
            WRITING.lineage(parcel, Map.of()).values().stream().flatMap(List::stream).toList());
  }

  private static Parcel parcel(Random random) {
    String addressee = perhaps(random, () -> text(random));
    Long seconds = perhaps(random, () -> (long) random.nextInt(1_700_000_000));
    return new Parcel(
        null,
        seconds == null ? null : LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(seconds),
        null,
        null,
        perhaps(random, () -> (long) random.nextInt(30_001)),
        null,
        null,
        null,
        perhaps(random, () -> text(random)),
        perhaps(
            random,
            () -> new Person(text(random), list(random, 4, MappingRoundTripTest::text), null)),
        addressee == null ? null : new Person(addressee, List.of(), null),
        null,
        null,
        false,
        list(random, 5, MappingRoundTripTest::text),
        list(random, 6, MappingRoundTripTest::line));
  }

  private static Line line(Random random) {
    return new Line(
        1 + random.nextInt(99),
        perhaps(random, () -> text(random)),
        null,
        perhaps(random, () -> money(random)));
  }

  private static Money money(Random random) {
    String currency = List.of("EUR", "NZD", "SEK").get(random.nextInt(3));
    return new Money(
        BigDecimal.valueOf(random.nextInt(999_901), 2), Currency.getInstance(currency));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(12); length > 0; length--)
      text.append((char) ((random.nextBoolean() ? 'a' : 'A') + random.nextInt(26)));
    return text.toString();
  }

  private static <T> List<T> list(Random random, int most, Function<Random, T> one) {
    List<T> list = new ArrayList<>();
    for (int many = random.nextInt(most + 1); many > 0; many--) list.add(one.apply(random));
    return list;
  }

  /** Absent in one of five cases. */
  private static <T> @Nullable T perhaps(Random random, Supplier<T> value) {
    return random.nextInt(5) == 0 ? null : value.get();
  }
}
