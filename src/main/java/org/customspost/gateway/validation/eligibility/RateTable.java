package org.customspost.gateway.validation.eligibility;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.VAL_062;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.Csv;
import org.customspost.gateway.model.item.Money;
import org.jspecify.annotations.Nullable;

/**
 * Dated rates into one currency, as customs publish them: units of the foreign currency for one of
 * the target's. Columns {@code currency,rate,from,to}; {@code to} may be empty.
 */
public final class RateTable {
  // Enough that the last shown digit of any sum that a declaration can hold is exact.
  private static final int WORKING_DECIMALS = 12;

  private final Currency target;
  private final Map<String, List<Rate>> rates;

  private RateTable(Currency target, Map<String, List<Rate>> rates) {
    this.target = target;
    this.rates = rates;
  }

  /** A table that converts only the currency into itself. */
  public static RateTable empty(Currency target) {
    return new RateTable(target, Map.of());
  }

  /**
   * @param shown what findings call the file
   */
  public static RateTable parse(String text, Currency target, String shown, Findings findings) {
    Map<String, List<Rate>> rates = new HashMap<>();
    List<Csv.Row> rows = Csv.rows(text);
    List<String> heading = rows.isEmpty() ? List.of() : rows.get(0).cells();
    if (!heading.containsAll(List.of("currency", "rate", "from", "to"))) {
      wrong(Place.source(shown), "its first row is not currency,rate,from,to", findings);
      return empty(target);
    }
    for (Csv.Row row : rows.subList(1, rows.size())) {
      Place place = Place.source(shown + ":" + row.line());
      String currency = row.cell(heading.indexOf("currency"));
      Rate rate = rate(row, heading, place, findings);
      if (rate == null) continue;
      List<Rate> sofar = rates.computeIfAbsent(currency, unused -> new ArrayList<>());
      for (Rate each : sofar)
        if (each.overlaps(rate))
          findings.add(
              VAL_062,
              place,
              "currency",
              currency,
              "earlier",
              each.from.toString(),
              "later",
              rate.from.toString());
      sofar.add(rate);
    }
    return new RateTable(target, rates);
  }

  /** The currency that this table converts into. */
  public Currency target() {
    return target;
  }

  /**
   * The sum of amounts in the table's currency, rounded half up, once and at the end, to the
   * currency's own decimals.
   *
   * @return empty where a rate is missing; see {@link #missing}
   */
  public Optional<Money> sum(List<Money> amounts, LocalDate date) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Money each : amounts) {
      BigDecimal rate = rate(each.currency(), date);
      if (rate == null) return Optional.empty();
      sum = sum.add(each.amount().divide(rate, WORKING_DECIMALS, RoundingMode.HALF_UP));
    }
    int decimals = Math.max(target.getDefaultFractionDigits(), 0);
    return Optional.of(new Money(sum.setScale(decimals, RoundingMode.HALF_UP), target));
  }

  /** The first currency of these that has no rate on the date. */
  public Optional<Currency> missing(List<Money> amounts, LocalDate date) {
    return amounts.stream().map(Money::currency).filter(c -> rate(c, date) == null).findFirst();
  }

  private @Nullable BigDecimal rate(Currency currency, LocalDate date) {
    if (currency.equals(target)) return BigDecimal.ONE;
    for (Rate each : rates.getOrDefault(currency.getCurrencyCode(), List.of()))
      if (each.holds(date)) return each.rate;
    return null;
  }

  private static @Nullable Rate rate(
      Csv.Row row, List<String> heading, Place place, Findings findings) {
    try {
      BigDecimal rate = new BigDecimal(row.cell(heading.indexOf("rate")));
      LocalDate from = LocalDate.parse(row.cell(heading.indexOf("from")));
      String to = row.cell(heading.indexOf("to"));
      if (rate.signum() > 0)
        return new Rate(rate, from, to.isEmpty() ? LocalDate.MAX : LocalDate.parse(to));
      wrong(place, "a rate is more than 0", findings);
    } catch (NumberFormatException e) {
      wrong(place, "its rate is not a number", findings);
    } catch (DateTimeParseException e) {
      wrong(place, "\"" + e.getParsedString() + "\" is not a date such as 2026-07-01", findings);
    }
    return null;
  }

  private static void wrong(Place place, String problem, Findings findings) {
    findings.add(CFG_001, place, "problem", problem);
  }

  private record Rate(BigDecimal rate, LocalDate from, LocalDate to) {
    boolean holds(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }

    boolean overlaps(Rate other) {
      return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
  }
}
