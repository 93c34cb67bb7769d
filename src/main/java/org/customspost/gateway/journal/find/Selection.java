package org.customspost.gateway.journal.find;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.find.Listing.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a list.
 *
 * @param values of its filters, by their names, as they were typed
 * @param from the first moment; empty: from the beginning
 * @param until the first moment after; empty: until now
 * @param before rows below this number; the largest number for the first page
 */
public record Selection(
    Listing listing,
    Map<String, String> values,
    Optional<OffsetDateTime> from,
    Optional<OffsetDateTime> until,
    long before) {
  /** Text is looked for by reading; a day of it where no time is said. */
  static final Duration TEXT_SPAN = Duration.ofDays(1);

  private static final String TEXT = "text";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String BEFORE = "before";

  public Selection {
    values = Map.copyOf(values);
  }

  /** Everything of a list, the newest first. */
  public static Selection all(Listing listing) {
    return new Selection(listing, Map.of(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
  }

  /**
   * As an address says it.
   *
   * @param said by name; blank ones count as not said
   * @param now what a day of text ends with
   * @throws org.customspost.gateway.error.GatewayException TRK-611, TRK-612: all at once
   */
  public static Selection of(Listing listing, Map<String, String> said, OffsetDateTime now) {
    Findings findings = new Findings();
    Map<String, String> values = new LinkedHashMap<>();
    said.forEach((name, value) -> put(listing, name, value.strip(), values, findings));
    Optional<OffsetDateTime> from = time(FROM, values.remove(FROM), false, findings);
    Optional<OffsetDateTime> until = time(TO, values.remove(TO), true, findings);
    long before = before(values.remove(BEFORE), findings);
    findings.throwIfRejected();
    if (values.containsKey(TEXT) && from.isEmpty())
      from = Optional.of(until.orElse(now).minus(TEXT_SPAN));
    return new Selection(listing, values, from, until, before);
  }

  private static void put(
      Listing listing, String name, String value, Map<String, String> values, Findings findings) {
    if (value.isEmpty()) return;
    Filter filter = listing.filters().get(name);
    boolean known = filter != null || Set.of(FROM, TO, BEFORE).contains(name);
    if (!known) findings.add(noFilter(listing, name));
    else if (filter != null && !filter.allowed().isEmpty() && !filter.allowed().contains(value))
      bad(name, value, String.join(", ", filter.allowed()), findings);
    else values.put(name, value);
  }

  private static Finding noFilter(Listing listing, String name) {
    Set<String> allowed = new TreeSet<>(listing.filters().keySet());
    allowed.addAll(List.of(FROM, TO));
    return Finding.of(
        ErrorCode.TRK_611,
        Place.NOWHERE,
        "list",
        listing.name(),
        "name",
        name,
        "allowed",
        String.join(", ", allowed));
  }

  private static void bad(String name, String value, String allowed, Findings findings) {
    findings.add(
        ErrorCode.TRK_612, Place.NOWHERE, "name", name, "value", value, "allowed", allowed);
  }

  /** A day as its end is the first moment of the next. */
  private static Optional<OffsetDateTime> time(
      String name, @Nullable String text, boolean end, Findings findings) {
    if (text == null) return Optional.empty();
    try {
      if (text.length() == 10)
        return Optional.of(
            LocalDate.parse(text).plusDays(end ? 1 : 0).atStartOfDay().atOffset(ZoneOffset.UTC));
      boolean zoned = text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > 10;
      return Optional.of(
          zoned ? OffsetDateTime.parse(text) : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      bad(name, text, "a day as 2026-07-15 or a moment as 2026-07-15T09:30:00Z", findings);
      return Optional.empty();
    }
  }

  private static long before(@Nullable String text, Findings findings) {
    if (text == null) return Long.MAX_VALUE;
    if (text.matches("[0-9]{1,18}")) return Long.parseLong(text);
    bad(BEFORE, text, "the number that a page gave for the next one", findings);
    return Long.MAX_VALUE;
  }

  /** The same, going on below a number. */
  public Selection before(long number) {
    return new Selection(listing, values, from, until, number);
  }

  /** As an address says it, for the page that goes on below a number. */
  public Map<String, String> said(Optional<Long> next) {
    Map<String, String> said = new LinkedHashMap<>(values);
    from.ifPresent(each -> said.put(FROM, each.toString()));
    until.ifPresent(each -> said.put(TO, each.toString()));
    next.ifPresent(each -> said.put(BEFORE, Long.toString(each)));
    return said;
  }
}
