package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_503;
import static org.customspost.gateway.error.ErrorCode.TRK_505;
import static org.customspost.gateway.error.ErrorCode.TRK_507;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.AskedCargo;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.Referring;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks origin posts what customs asks, and gives customs their answers, under one reference. */
final class Ask {
  private final Referrals referrals;
  private final Filings filings;
  private final CargoReports reports;
  private final CurrentAgreements agreements;

  Ask(Stores stores, CurrentAgreements agreements) {
    this.referrals = stores.referrals();
    this.filings = stores.filings();
    this.reports = stores.cargoReports();
    this.agreements = agreements;
  }

  /** Asks the origin post where the answer wants something of it. */
  void ask(Handle handle, Filing filing, Question question, Catalogue catalogue, Plan plan) {
    if (!(question.answer().meaning() instanceof Preloading kind) || !kind.refers()) return;
    ask(handle, question.of(filing, id(handle), kind), catalogue, plan);
  }

  /** The same where it is about cargo that was filed: who announced it is asked. */
  void ask(Handle handle, AskedCargo cargo, Question question, Catalogue catalogue, Plan plan) {
    if (!(question.answer().meaning() instanceof Preloading kind) || !kind.asks()) return;
    ask(handle, question.of(cargo, id(handle), kind), catalogue, plan);
  }

  private static long id(Handle handle) {
    return Ids.next(handle, "referral", 1).get(0);
  }

  private void ask(Handle handle, Referrals.Row referral, Catalogue catalogue, Plan plan) {
    referrals.lock(handle, List.of(referral.reference()));
    if (!referrals.add(handle, referral)) return;
    // Customs took it back, or was content, before it reached us.
    if (referral.open()) send(handle, referral, catalogue, plan);
    for (Referrals.Response each : referrals.early(handle, referral.owner(), referral.reference()))
      answered(handle, referrals.get(handle, referral.id()), each, catalogue, plan);
  }

  private void send(Handle handle, Referrals.Row referral, Catalogue catalogue, Plan plan) {
    Optional<Agreement> post = agreements.now().find(referral.owner());
    Referring referring = post.map(Agreement::referrals).orElse(null);
    if (post.isEmpty() || referring == null) {
      plan.finding(finding(TRK_503, referral), null, referral.dossier());
      return;
    }
    boolean urgent = referral.kind() == Preloading.DO_NOT_LOAD;
    Filing filing = filing(handle, referral);
    plan.document(
        Receivers.referrals(referral.owner(), referring, urgent, catalogue),
        document(referral.reference(), filing, referral, null));
    if (filing != null) plan.holds().told(post.get(), filing, referral.kind(), referral.answer());
    plan.event("referred", null, referral.dossier(), referral.kind() + " " + referral.reference());
    Duration whole = Duration.between(referral.issuedAt(), referral.replyBy());
    OffsetDateTime warning = referral.issuedAt().plus(post.get().deadlines().early(whole));
    Duration early = Duration.between(OffsetDateTime.now(warning.getOffset()), warning);
    plan.referralDue(referral.id(), referral.owner(), early.isNegative() ? Duration.ZERO : early);
  }

  /** A post answered: the first answer goes to customs, once. */
  void answered(
      Handle handle,
      Referrals.Row referral,
      Referrals.Response response,
      Catalogue catalogue,
      Plan plan) {
    referrals.answered(handle, referral.id(), response.id());
    Filing filing = filing(handle, referral);
    // Who answers a do-not-load has seen it.
    if (referral.kind().holds() && filing != null)
      plan.holds()
          .seen(filing.id(), referral.owner(), referral.answer(), "response " + response.code());
    String text = response.code() + " to " + referral.reference();
    if (referral.response() != null) {
      plan.event("repeated", response.arrival(), referral.dossier(), text);
      plan.finding(finding(TRK_505, referral), response.arrival(), referral.dossier());
      return;
    }
    plan.event("responded", response.arrival(), referral.dossier(), text);
    // What was cancelled needs no answer any more.
    if (!referral.kind().asks()) return;
    if (filing != null && filing.state() == FilingState.CANCELLED) return;
    Agreement customs = agreements.now().of(referral.customs());
    Declarations declarations = Receivers.declarations(customs);
    String type = declarations.replies().get(referral.kind());
    if (type == null) {
      plan.finding(finding(TRK_507, referral), response.arrival(), referral.dossier());
      return;
    }
    String lrn = Receivers.lrn(declarations, Ids.references(handle, 1).get(0));
    plan.document(
        Receivers.replies(customs, type, catalogue),
        document(lrn, filing, referral, manifest(handle, referral)));
  }

  /** The announcement that a reply is about, so that an answer to the reply finds it. */
  private @Nullable Long manifest(Handle handle, Referrals.Row referral) {
    AskedCargo cargo = referral.cargo();
    if (cargo == null) return null;
    return reports
        .filed(handle, referral.customs(), cargo.report(), null)
        .map(CargoReports.Filed::manifest)
        .orElse(null);
  }

  /** Null where the referral is about cargo. */
  private @Nullable Filing filing(Handle handle, Referrals.Row referral) {
    Long id = referral.filing();
    return id == null ? null : filings.get(handle, id);
  }

  private static Planned.Document document(
      String reference, @Nullable Filing filing, Referrals.Row referral, @Nullable Long manifest) {
    AskedCargo cargo = referral.cargo();
    return new Planned.Document(
        reference,
        "",
        referral.dossier(),
        referral.filing(),
        filing == null ? null : filing.declaredVersion(),
        null,
        referral.answer(),
        cargo != null ? cargo.mrn() : filing == null ? null : filing.mrn(),
        referral.kind().name(),
        "",
        "",
        referral.id(),
        manifest,
        null);
  }

  private static Finding finding(ErrorCode code, Referrals.Row referral) {
    return Finding.of(
        code,
        Place.NOWHERE,
        "customs",
        referral.customs(),
        "partner",
        referral.owner(),
        "reference",
        referral.reference(),
        "kind",
        referral.kind().name());
  }
}
