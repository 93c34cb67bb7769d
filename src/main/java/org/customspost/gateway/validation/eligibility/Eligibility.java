package org.customspost.gateway.validation.eligibility;

import static org.customspost.gateway.error.ErrorCode.VAL_050;
import static org.customspost.gateway.error.ErrorCode.VAL_051;
import static org.customspost.gateway.error.ErrorCode.VAL_052;
import static org.customspost.gateway.error.ErrorCode.VAL_053;
import static org.customspost.gateway.error.ErrorCode.VAL_054;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.yaml.YamlMap;

/**
 * One authority's decision table: what is declared for an item on a date. The first row that fits
 * wins. Immutable, for many threads.
 */
public final class Eligibility {
  private static final String COMPANY_WORDS = "company-words";

  private final String authority;
  private final String prelodgedType;
  private final String arrivalType;
  private final String alternative;
  private final List<Row> rows;
  private final List<Mark> marks;
  private final Parties parties;
  private final RateTable rates;

  private Eligibility(
      YamlMap file, List<Row> rows, List<Mark> marks, Parties parties, RateTable rates) {
    authority = file.text("eligibility");
    prelodgedType = file.text("type-prelodged");
    arrivalType = file.text("type-at-arrival", prelodgedType);
    alternative = file.text("alternative");
    this.rows = rows;
    this.marks = marks;
    this.parties = parties;
    this.rates = rates;
  }

  /**
   * Loads a table. All that is wrong in it is in the file's findings, at once.
   *
   * @param lists finds a code list by name
   * @param rates finds the rates into a currency
   */
  public static Eligibility load(
      YamlMap file,
      Function<String, Optional<CodeList>> lists,
      Function<Currency, RateTable> rates) {
    CodeList words =
        lists.apply(COMPANY_WORDS).orElseGet(() -> new CodeList(COMPANY_WORDS, Map.of()));
    Eligibility table =
        new Eligibility(
            file,
            TableFile.rows(file),
            TableFile.marks(file),
            new Parties(words),
            rates.apply(currency(file)));
    file.done();
    return table;
  }

  /** Name of the authority. */
  public String authority() {
    return authority;
  }

  /** What is declared before arrival, every piece by itself. */
  public Outcome decide(Item item, LocalDate date) {
    return decide(item, date, Filing.USUAL);
  }

  public Outcome decide(Item item, LocalDate date, Filing filing) {
    List<Money> values = new ArrayList<>();
    boolean complete = true;
    for (ContentPiece each : item.contents()) {
      if (each.value() != null) values.add(each.value());
      else complete = false;
    }
    Optional<Money> sum = rates.sum(values, date);
    Facts facts = facts(item, date, sum, filing);
    for (Row each : rows) {
      // a row that refuses whatever the value, such as documents, needs no rate
      if (sum.isEmpty() && !each.refusesAtAnyValue()) return noRate(item, values, date);
      if (each.scope().fits(facts)) return outcome(each, item, sum, complete, filing);
    }
    return sum.isPresent() ? noRow(item, sum.get(), date) : noRate(item, values, date);
  }

  private Facts facts(Item item, LocalDate date, Optional<Money> sum, Filing filing) {
    return new Facts(
        item,
        date,
        sum.map(Money::amount).orElse(BigDecimal.ZERO),
        parties.bothPrivate(item),
        filing.grouped() && oneHeading(item));
  }

  private Outcome outcome(
      Row row, Item item, Optional<Money> value, boolean complete, Filing filing) {
    Row.Declares declares = row.declares();
    if (declares == null) return refused(row, item, value);
    // a limit cannot be applied to goods whose value is not known
    if (!complete || item.contents().isEmpty())
      return new Outcome.NotFiled(
          Finding.of(VAL_053, place(item, "contents.value"), "authority", authority));
    List<String> statements = new ArrayList<>(declares.statements());
    for (Mark each : marks) if (each.fits(item)) statements.addAll(each.statements());
    String type = filing.prelodged() ? prelodgedType : arrivalType;
    return new Outcome.Ruled(
        new Ruling(
            type,
            declares.procedure(),
            declares.additional(),
            statements,
            value.orElse(null),
            row.name()));
  }

  private Outcome refused(Row row, Item item, Optional<Money> value) {
    Row.Refusal refusal = row.refusal();
    boolean nothingToDo = refusal.alternative().isEmpty();
    return new Outcome.NotFiled(
        Finding.of(
            nothingToDo ? VAL_054 : VAL_051,
            place(item, "contents"),
            "authority",
            authority,
            "reason",
            refusal.reason(),
            "row",
            row.name(),
            "value",
            value.map(sum -> ", value " + sum).orElse(""),
            "alternative",
            refusal.alternative()));
  }

  private Outcome noRow(Item item, Money value, LocalDate date) {
    return new Outcome.NotFiled(
        Finding.of(
            VAL_050,
            place(item, "contents.value"),
            "authority",
            authority,
            "nature",
            item.nature() == null ? "unknown" : item.nature(),
            "value",
            value.toString(),
            "date",
            date.toString(),
            "alternative",
            alternative));
  }

  private Outcome noRate(Item item, List<Money> values, LocalDate date) {
    String from = rates.missing(values, date).map(Currency::getCurrencyCode).orElse("");
    return new Outcome.NoRate(
        Finding.of(
            VAL_052,
            place(item, "contents.value"),
            "currency",
            from,
            "target",
            rates.target().getCurrencyCode(),
            "date",
            date.toString()));
  }

  private static boolean oneHeading(Item item) {
    Set<String> headings = new HashSet<>();
    for (ContentPiece each : item.contents())
      headings.add(each.hsCode() == null ? "" : each.hsCode().value().substring(0, 4));
    return item.contents().size() > 1 && headings.size() == 1 && !headings.contains("");
  }

  private static Place place(Item item, String field) {
    Place place = Place.field(field);
    return item.id() == null ? place : place.withItem(0, item.id().value());
  }

  private static Currency currency(YamlMap file) {
    String code = file.text("currency");
    for (Currency each : Currency.getAvailableCurrencies())
      if (each.getCurrencyCode().equals(code)) return each;
    if (!code.isEmpty()) file.wrong("currency", code, "a currency of ISO 4217");
    return Currency.getInstance("XTS");
  }
}
