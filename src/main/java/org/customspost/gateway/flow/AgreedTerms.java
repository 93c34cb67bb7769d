package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.match.Terms;
import org.customspost.gateway.dossier.match.Tolerance;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Matching;

/** The terms of the match, as the agreements and code lists in force have them. */
final class AgreedTerms implements Terms {
  private static final String EVENTS = "receptacle-events";
  private static final String DEPARTED = "DEPARTED";

  private final Agreements agreements;
  private final Catalogue catalogue;

  AgreedTerms(Agreements agreements, Catalogue catalogue) {
    this.agreements = agreements;
    this.catalogue = catalogue;
  }

  @Override
  public boolean announces(String operator) {
    return agreements.find(operator).map(each -> each.matching().announced()).orElse(false);
  }

  @Override
  public boolean expectsAny() {
    return agreements.all().stream().anyMatch(each -> each.matching().announced());
  }

  @Override
  public Tolerance tolerance(String partner) {
    Matching agreed = agreements.find(partner).map(Agreement::matching).orElse(Matching.USUAL);
    return new Tolerance(agreed.percent(), agreed.grams(), agreed.tareGrams());
  }

  @Override
  public boolean decidesBeforeLoading(String customs) {
    return agreements
        .find(customs)
        .filter(each -> each.declarations() != null)
        .map(each -> !catalogue.scheme(each).name().isEmpty())
        .orElse(false);
  }

  @Override
  public Set<String> departures() {
    Set<String> codes = new TreeSet<>();
    Optional<CodeList> events = catalogue.lists().find(EVENTS);
    if (events.isEmpty()) return codes;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (String each : events.get().rows().keySet())
      if (DEPARTED.equals(events.get().meaning(each, today))) codes.add(each);
    return codes;
  }
}
