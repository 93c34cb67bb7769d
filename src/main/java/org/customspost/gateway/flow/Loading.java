package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_502;
import static org.customspost.gateway.error.ErrorCode.TRK_506;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Ranks;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.dossier.Scheme;
import org.customspost.gateway.dossier.Told;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * Whether an item may be loaded, by the scheme of the authority that decides so. Folded anew from
 * all answers each time, as everything that follows from answers.
 */
final class Loading {
  private final Filings filings;
  private final Referrals referrals;
  private final CurrentAgreements agreements;
  private final Ask ask;
  private final Withhold withhold = new Withhold();

  Loading(Filings filings, Referrals referrals, CurrentAgreements agreements, Ask ask) {
    this.filings = filings;
    this.referrals = referrals;
    this.agreements = agreements;
    this.ask = ask;
  }

  /** Whether an answer counts also where the item was declared anew since. */
  boolean outlasts(Filing filing, Answers.Row answer, Catalogue catalogue) {
    return answer.meaning() == Preloading.DO_NOT_LOAD
        || scheme(filing, catalogue).move(answer.meaning()).map(Scheme.Move::lifts).orElse(false);
  }

  /** The answer that forbids loading, if any. */
  Optional<Told> forbidding(Filing filing, Answers.Given given, Catalogue catalogue) {
    return scheme(filing, catalogue)
        .forbidding(told(given.ever()), catalogue.ranks(customs(filing)));
  }

  /** A release came while loading is forbidden: nobody is told. */
  void withheld(Filing filing, String meaning, Plan plan) {
    plan.event("withheld", null, filing.dossier(), meaning + " of " + filing.customs());
    plan.finding(
        Finding.of(TRK_502, Place.NOWHERE, "customs", filing.customs(), "meaning", meaning),
        null,
        filing.dossier());
  }

  /**
   * Keeps how far the item is, and asks the origin post what customs asks.
   *
   * @return whether a do-not-load was taken back by this answer
   */
  boolean settle(
      Handle handle,
      Filing filing,
      Answers.Row fresh,
      Answers.Given given,
      Catalogue catalogue,
      Plan plan) {
    Scheme scheme = scheme(filing, catalogue);
    if (scheme.name().isEmpty() && !outlasts(filing, fresh, catalogue)) return false;
    Ranks ranks = catalogue.ranks(customs(filing));
    Optional<Told> forbidding = forbidding(filing, given, catalogue);
    Set<String> open = scheme.open(told(given.standing()), ranks);
    forbidding.ifPresent(each -> open.add(each.referral()));
    boolean before = filings.forbiddenBy(handle, filing.id()).isPresent();
    if (!before && forbidding.isPresent()) alert(filing, plan);
    if (forbidding.isPresent()) withhold.releases(handle, filing.dossier(), plan);
    scheme
        .move(fresh.meaning())
        .ifPresent(
            move -> ask.ask(handle, filing, new Question(fresh, move, open), catalogue, plan));
    referrals.close(handle, filing.id(), open);
    keep(handle, filing, given, catalogue);
    if (!scheme.timing().names().isEmpty()) plan.clock(filing.id(), filing.customs());
    return forbidding.isEmpty() && (before || fresh.meaning() == Withdrawal.DO_NOT_LOAD_WITHDRAWN);
  }

  /** Keeps how far the item is after these answers and the responses so far. */
  void keep(Handle handle, Filing filing, Answers.Given given, Catalogue catalogue) {
    Scheme scheme = scheme(filing, catalogue);
    Optional<Told> forbidding = forbidding(filing, given, catalogue);
    List<String> answered =
        referrals.of(handle, filing.id()).stream()
            .filter(each -> each.response() != null)
            .map(Referrals.Row::reference)
            .toList();
    String state =
        scheme.name().isEmpty()
            ? ""
            : scheme
                .after(
                    told(given.standing()),
                    answered,
                    catalogue.ranks(customs(filing)),
                    forbidding.isPresent())
                .name();
    filings.loading(handle, filing.id(), state, forbidding.map(Told::answer).orElse(null));
  }

  private static void alert(Filing filing, Plan plan) {
    plan.finding(
        Finding.of(TRK_506, Place.NOWHERE, "customs", filing.customs(), "lrn", filing.lrn()),
        null,
        filing.dossier());
  }

  private Agreement customs(Filing filing) {
    return agreements.now().of(filing.customs());
  }

  private Scheme scheme(Filing filing, Catalogue catalogue) {
    return catalogue.scheme(customs(filing));
  }

  private static List<Told> told(List<Answers.Row> answers) {
    return answers.stream().map(Answers.Row::told).toList();
  }
}
