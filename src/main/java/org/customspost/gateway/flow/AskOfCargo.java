package org.customspost.gateway.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.AskedCargo;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.dossier.ReportScope;
import org.customspost.gateway.dossier.Scheme;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * What customs asks about a despatch or a consignment that was filed, and when it is content. What
 * it still waits for is folded anew from all that it said under the number of the filing.
 */
final class AskOfCargo {
  private final CargoReports reports;
  private final Answers answers;
  private final Referrals referrals;
  private final CurrentAgreements agreements;
  private final Ask ask;

  AskOfCargo(Stores stores, CurrentAgreements agreements, Ask ask) {
    this.reports = stores.cargoReports();
    this.answers = stores.answers();
    this.referrals = stores.referrals();
    this.agreements = agreements;
    this.ask = ask;
  }

  /**
   * Follows an answer to a report; it is stored already.
   *
   * @param receptacles that it names
   * @return false where the authority's scheme says nothing of such an answer
   */
  boolean follow(
      Handle handle,
      Answers.Row row,
      List<String> receptacles,
      CargoReports.Filed filed,
      Catalogue catalogue,
      Plan plan) {
    Agreement customs = agreements.now().of(row.customs());
    Scheme scheme = catalogue.scheme(customs);
    Optional<Scheme.Move> move = scheme.move(row.meaning());
    if (scheme.name().isEmpty() || move.isEmpty()) return false;
    reports.lock(handle, filed.subject());
    String number = row.mrn() == null ? filed.reference() : row.mrn();
    Set<String> open =
        scheme.open(answers.ofReport(handle, row.customs(), number), catalogue.ranks(customs));
    boolean asks = row.meaning() instanceof Preloading wants && wants.asks();
    if (asks)
      ask.ask(
          handle,
          cargo(row, number, receptacles, filed),
          new Question(row, move.get(), open),
          catalogue,
          plan);
    if (referrals.closeCargo(handle, row.customs(), number, open) || asks)
      reports
          .current(handle, filed.subject())
          .ifPresent(each -> plan.announced(each.manifest(), filed.subject().partner()));
    return true;
  }

  private static AskedCargo cargo(
      Answers.Row row, String number, List<String> receptacles, CargoReports.Filed filed) {
    return new AskedCargo(
        filed.reference(),
        number,
        filed.subject(),
        row.itemId() == null ? "" : row.itemId(),
        receptacles.stream().map(each -> each.replace(" ", "").toUpperCase(Locale.ROOT)).toList(),
        List.copyOf(ReportScope.parse(filed.scope()).offices()));
  }
}
