package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_002;
import static org.customspost.gateway.error.ErrorCode.TRK_003;
import static org.customspost.gateway.error.ErrorCode.TRK_004;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Next;
import org.customspost.gateway.dossier.Standing;
import org.customspost.gateway.dossier.Told;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
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
  private final GoodsArrival goods;
  private final Loading loading;
  private final Notices notices;

  Settle(
      Filings filings,
      Answers answers,
      Dossiers dossiers,
      CurrentAgreements agreements,
      GoodsArrival goods,
      Loading loading) {
    this.filings = filings;
    this.answers = answers;
    this.dossiers = dossiers;
    this.agreements = agreements;
    this.goods = goods;
    this.loading = loading;
    this.notices = new Notices(agreements);
  }

  static Settle of(Stores stores, CurrentAgreements agreements) {
    Ask ask = new Ask(stores, agreements);
    return new Settle(
        stores.filings(),
        stores.answers(),
        stores.dossiers(),
        agreements,
        new GoodsArrival(stores.events(), agreements),
        new Loading(stores.filings(), stores.referrals(), agreements, ask));
  }

  /**
   * @param fresh the answer that came now; it is already stored as this filing's
   */
  void settle(Handle handle, Filing filing, Answers.Row fresh, Catalogue catalogue, Plan plan) {
    Answers.Given given = answers.given(handle, filing);
    boolean former = given.standing().stream().noneMatch(each -> each.id() == fresh.id());
    plan.event(
        "answered",
        fresh.arrival(),
        filing.dossier(),
        fresh.meaning().name() + " " + fresh.code() + (former ? " to a former declaration" : ""));
    if (fresh.meaning() == Decision.UNKNOWN) alertUnknown(fresh, filing, plan);
    // A do-not-load holds for what the item was declared as before, too.
    if (former && !loading.outlasts(filing, fresh, catalogue)) return;
    Standing standing = standing(filing, given, catalogue);
    Filing now = filing.answered(standing);
    if (cancellationRefused(handle, now, fresh)) now = now.notCancelled();
    if (fresh.meaning() instanceof Information || refusedChange(standing, fresh))
      tell(handle, new Notices.Word(now, fresh.meaning(), fresh.id()), catalogue, plan);
    now = tellStanding(handle, now, standing, catalogue, plan);
    now = followWish(handle, now, catalogue, plan);
    now = goods.presentWhereArrived(handle, now, catalogue, plan);
    filings.update(handle, List.of(now));
    if (loading.settle(handle, now, fresh, given, catalogue, plan))
      tellReleases(handle, now, catalogue, plan);
    if (now.mrn() != null && filing.mrn() == null) adopt(handle, now, catalogue, plan);
  }

  private Standing standing(Filing filing, Answers.Given given, Catalogue catalogue) {
    Agreement customs = agreements.now().of(filing.customs());
    Standing standing =
        Standing.after(
            given.standing().stream().map(Answers.Row::told).toList(), catalogue.ranks(customs));
    return loading.forbidding(filing, given, catalogue).map(standing::forbidden).orElse(standing);
  }

  /**
   * Tells operators what stands, where they were not told; no release of what may not be loaded.
   */
  private Filing tellStanding(
      Handle handle, Filing filing, Standing standing, Catalogue catalogue, Plan plan) {
    String toTell = standing.toTell();
    Told deciding = standing.deciding();
    if (deciding == null || toTell.equals(filing.lodging().told())) return filing;
    plan.holds().settled(filing, deciding.answer(), standing.name());
    if (standing.letsGo() && filings.forbidden(handle, filing.dossier())) {
      loading.withheld(filing, standing.name(), plan);
      return filing;
    }
    tell(handle, new Notices.Word(filing, deciding.meaning(), deciding.answer()), catalogue, plan);
    return filing.told(toTell);
  }

  /**
   * Tells of the releases of the dossier's other filings, also those told before: whichever came
   * first, a release is the last word.
   */
  private void tellReleases(Handle handle, Filing lifted, Catalogue catalogue, Plan plan) {
    for (Filing each : filings.of(handle, lifted.dossier())) {
      if (each.id() == lifted.id() || each.lodging().standing().isEmpty()) continue;
      Standing standing = standing(each, answers.given(handle, each), catalogue);
      if (!standing.letsGo()) continue;
      Filing told = tellStanding(handle, each.told(""), standing, catalogue, plan);
      if (!told.lodging().told().isEmpty()) filings.update(handle, List.of(told));
    }
  }

  /** An amendment or cancellation that customs rejects leaves the declaration as it is. */
  private static boolean refusedChange(Standing standing, Answers.Row fresh) {
    return fresh.meaning() == Decision.REJECTED && standing.state() == FilingState.ACCEPTED;
  }

  private boolean cancellationRefused(Handle handle, Filing filing, Answers.Row fresh) {
    boolean refuses =
        fresh.meaning() == Decision.REJECTED || fresh.meaning() == Information.REQUEST_REFUSED;
    return refuses
        && filing.state() == FilingState.CANCELLING
        && fresh.lrn() != null
        && filings.cancels(handle, filing, fresh.lrn());
  }

  /**
   * Tells one operator what holds now, whatever it was told before.
   *
   * @return why it is not told; empty where it is
   */
  String tellAgain(Handle handle, Filing filing, String operator, Catalogue catalogue, Plan plan) {
    Standing standing = standing(filing, answers.given(handle, filing), catalogue);
    Told deciding = standing.deciding();
    if (deciding == null) return "nothing stands";
    if (standing.letsGo() && filings.forbidden(handle, filing.dossier()))
      return standing.name() + " is withheld while a do-not-load stands";
    Notices.Word word = new Notices.Word(filing, deciding.meaning(), deciding.answer());
    int told = notices.tell(handle, word, each -> each.partner().equals(operator), catalogue, plan);
    return told == 0 ? "no flow tells it " + standing.name() : "";
  }

  private void tell(Handle handle, Notices.Word word, Catalogue catalogue, Plan plan) {
    notices.tell(handle, word, each -> true, catalogue, plan);
  }

  /** The flow that a filing was made by; empty where the agreement has it no more. */
  Optional<Flow> flow(Filing filing) {
    return notices.flow(filing);
  }

  /** What was asked for before customs had answered. */
  private Filing followWish(Handle handle, Filing filing, Catalogue catalogue, Plan plan) {
    long wished = filing.wish().version();
    if (wished == 0) return filing;
    return switch (Next.of(filing, dossiers.function(handle, wished))) {
      case WAIT, WITHDRAW -> filing;
      case FILE -> lodge(handle, filing, catalogue, plan);
      case AMEND -> file(handle, filing, DeclarationFunction.AMENDMENT, catalogue, plan);
      case CANCEL -> file(handle, filing, DeclarationFunction.CANCELLATION, catalogue, plan);
      case NOTHING_TO_CANCEL -> forgotten(TRK_002, filing, plan);
      case TOO_LATE -> forgotten(TRK_003, filing, plan);
    };
  }

  /** Files the content that is wished for. */
  Filing lodge(Handle handle, Filing filing, Catalogue catalogue, Plan plan) {
    Agreement customs = agreements.now().of(filing.customs());
    plan.answerDue(filing.id(), customs);
    Filing filed = file(handle, filing, DeclarationFunction.ORIGINAL, catalogue, plan);
    return Receivers.declarations(customs).lodge() == Declarations.Lodge.AT_ARRIVAL
        ? filed.presented(filed.lrn())
        : filed;
  }

  private Filing file(
      Handle handle, Filing filing, DeclarationFunction function, Catalogue catalogue, Plan plan) {
    Agreement customs = agreements.now().of(filing.customs());
    String lrn = Receivers.lrn(Receivers.declarations(customs), Ids.references(handle, 1).get(0));
    long wished = filing.wish().version();
    Filing after =
        switch (function) {
          case ORIGINAL -> filing.filedAnew(lrn, wished);
          case AMENDMENT -> filing.amended(wished);
          case CANCELLATION, PRESENTATION -> filing.cancelling();
        };
    boolean amends = function == DeclarationFunction.AMENDMENT;
    plan.document(
        Receivers.declarations(customs, function, catalogue),
        Receivers.declaration(
            after,
            function,
            lrn,
            wished,
            amends ? filing.declaredVersion() : null,
            Ruling.parse(filing.wish().ruling())));
    return after;
  }

  private static Filing forgotten(ErrorCode code, Filing filing, Plan plan) {
    plan.finding(
        Finding.of(code, Place.NOWHERE, "customs", filing.customs()), null, filing.dossier());
    return filing.wishing(Filing.Wish.NONE);
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
