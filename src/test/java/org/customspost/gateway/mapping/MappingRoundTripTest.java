package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.customspost.gateway.mapping.Toy.Line;
import org.customspost.gateway.mapping.Toy.Parcel;
import org.customspost.gateway.mapping.Toy.Person;
import org.customspost.gateway.model.item.Money;

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

  @Property(tries = 300, seed = "20260701", shrinking = ShrinkingMode.BOUNDED)
  void saysTheSameAfterWritingAndReading(@ForAll("parcels") Parcel parcel) {
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

  @Provide
  Arbitrary<Parcel> parcels() {
    Arbitrary<String> text = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    Arbitrary<Money> money =
        Combinators.combine(
                Arbitraries.bigDecimals()
                    .between(BigDecimal.ZERO, BigDecimal.valueOf(9999))
                    .ofScale(2),
                Arbitraries.of("EUR", "NZD", "SEK"))
            .as((amount, currency) -> new Money(amount, Currency.getInstance(currency)));
    Arbitrary<Line> line =
        Combinators.combine(
                Arbitraries.integers().between(1, 99), text.injectNull(0.2), money.injectNull(0.2))
            .as((number, words, value) -> new Line(number, words, null, value));
    Arbitrary<Person> person =
        Combinators.combine(text, text.list().ofMaxSize(4))
            .as((name, streets) -> new Person(name, streets, null));
    return Combinators.combine(
            text.injectNull(0.2),
            Arbitraries.longs().between(0, 1_700_000_000L).injectNull(0.2),
            Arbitraries.longs().between(0, 30_000).injectNull(0.2),
            person.injectNull(0.2),
            text.injectNull(0.2),
            text.list().ofMaxSize(5),
            line.list().ofMaxSize(6))
        .as(
            (code, seconds, grams, sender, addressee, notes, lines) ->
                new Parcel(
                    null,
                    seconds == null
                        ? null
                        : LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(seconds),
                    null,
                    null,
                    grams,
                    null,
                    null,
                    null,
                    code,
                    sender,
                    addressee == null ? null : new Person(addressee, List.of(), null),
                    null,
                    null,
                    false,
                    notes,
                    lines));
  }
}
