package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_004;
import static org.customspost.gateway.error.ErrorCode.TRK_005;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Flow;
import org.jdbi.v3.core.Handle;

/**
 * Folds a filing's answers anew, and plans what follows: notices, and amendments that waited for
 * acceptance.
 */
final class Settle {
  private final Filings filings;
  private final Answers answers;
  private final Dossiers dossiers;
  private final CurrentAgreements agreements;

  Settle(Filings filings, Answers answers, Dossiers dossiers, CurrentAgreements agreements) {
    this.filings = filings;
    this.answers = answers;
    this.dossiers = dossiers;
    this.agreements = agreements;
  }

  /**
   * @param fresh the answer that came now; it is already stored as this filing's
   */
  void settle(Handle handle, Filing filing, Answers.Row fresh, Catalogue catalogue, Plan plan) {
    Agreement customs = agreements.now().of(filing.customs());
    Standing standing =
        Standing.after(
            answers.of(handle, filing.id()).stream().map(Answers.Row::told).toList(),
            catalogue.ranks(customs));
    Filing now = filing.answered(standing);
    plan.event(
        "answered", fresh.arrival(), filing.dossier(), fresh.meaning().name() + " " + fresh.code());
    if (fresh.meaning() == Decision.UNKNOWN) alertUnknown(fresh, filing, plan);
    if (fresh.meaning() instanceof Information)
      tell(handle, now, fresh.meaning(), fresh.id(), catalogue, plan);
    String toTell = standing.toTell();
    if (standing.deciding() != null && !toTell.equals(filing.told())) {
      tell(
          handle,
          now,
          standing.deciding().meaning(),
          standing.deciding().answer(),
          catalogue,
          plan);
      now = now.told(toTell);
    }
    now = followWish(handle, now, catalogue, plan);
    filings.update(handle, List.of(now));
    if (now.mrn() != null && filing.mrn() == null) adopt(handle, now, catalogue, plan);
  }

  private void tell(
      Handle handle, Filing filing, Meaning meaning, long answer, Catalogue catalogue, Plan plan) {
    Optional<Flow> flow = flow(filing);
    if (flow.isEmpty()) {
      plan.finding(
          Finding.of(TRK_005, Place.NOWHERE, "flow", filing.flow()), null, filing.dossier());
      return;
    }
    for (Flow.Notify each : flow.get().notices()) {
      if (!each.wants(meaning)) continue;
      String noticeId = "N" + Receivers.base36(Ids.references(handle, 1).get(0));
      plan.document(
          Receivers.notices(each, catalogue),
          new Planned.Document(
              noticeId,
              "",
              filing.dossier(),
              filing.id(),
              filing.declaredVersion(),
              null,
              answer,
              filing.mrn(),
              meaning.name(),
              "",
              ""));
    }
  }

  private Optional<Flow> flow(Filing filing) {
    int slash = filing.flow().indexOf('/');
    String name = filing.flow().substring(slash + 1);
    return agreements.now().find(filing.flow().substring(0, slash)).stream()
        .flatMap(operator -> operator.flows().stream())
        .filter(flow -> flow.name().equals(name))
        .findFirst();
  }

  /** An amendment or cancellation that came before customs had accepted. */
  private Filing followWish(Handle handle, Filing filing, Catalogue catalogue, Plan plan) {
    long wished = filing.wishedVersion();
    if (wished == 0 || filing.state() == FilingState.FILED) return filing;
    Agreement customs = agreements.now().of(filing.customs());
    String lrn = Receivers.lrn(Receivers.declarations(customs), Ids.references(handle, 1).get(0));
    MessageFunction wish = dossiers.function(handle, wished);
    if (filing.state() != FilingState.ACCEPTED) return filing.wishing(0, "");
    if (wish == MessageFunction.CANCELLATION) {
      plan.document(
          Receivers.declarations(customs, DeclarationFunction.CANCELLATION, catalogue),
          Receivers.declaration(filing, DeclarationFunction.CANCELLATION, lrn, wished, null, null));
      return filing.cancelling();
    }
    plan.document(
        Receivers.declarations(customs, DeclarationFunction.AMENDMENT, catalogue),
        Receivers.declaration(
            filing,
            DeclarationFunction.AMENDMENT,
            lrn,
            wished,
            filing.declaredVersion(),
            Ruling.parse(filing.wishedRuling())));
    return filing.amended(wished);
  }

  private void adopt(Handle handle, Filing filing, Catalogue catalogue, Plan plan) {
    Filing at = filing;
    for (Answers.Row orphan : answers.orphansOf(handle, at.customs(), String.valueOf(at.mrn()))) {
      answers.adopt(handle, orphan.id(), at.id());
      plan.event("adopted", null, at.dossier(), "answer " + orphan.notificationId());
      settle(handle, at, orphan, catalogue, plan);
      at = filings.get(handle, at.id());
    }
  }

  private static void alertUnknown(Answers.Row answer, Filing filing, Plan plan) {
    plan.finding(
        Finding.of(TRK_004, Place.NOWHERE, "code", answer.code(), "customs", filing.customs()),
        answer.arrival(),
        filing.dossier());
  }
}
