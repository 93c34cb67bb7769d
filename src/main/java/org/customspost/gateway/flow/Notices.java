package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_005;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Flow;
import org.jdbi.v3.core.Handle;

/** Plans notices to operators, as the flow says that a filing was made by. */
final class Notices {
  private final CurrentAgreements agreements;

  Notices(CurrentAgreements agreements) {
    this.agreements = agreements;
  }

  /**
   * What there is to tell.
   *
   * @param answer of customs, which says so
   */
  record Word(Filing filing, Meaning meaning, long answer) {}

  /**
   * Tells everybody who wants to hear of it.
   *
   * @param whom of those
   * @return how many are told
   */
  int tell(Handle handle, Word word, Predicate<Flow.Notify> whom, Catalogue catalogue, Plan plan) {
    Filing filing = word.filing();
    Optional<Flow> flow = flow(filing);
    if (flow.isEmpty()) {
      plan.finding(
          Finding.of(TRK_005, Place.NOWHERE, "flow", filing.flow()), null, filing.dossier());
      return 0;
    }
    List<Flow.Notify> told =
        flow.get().notices().stream()
            .filter(each -> each.wants(word.meaning()))
            .filter(each -> catalogue.tells(each.as(), word.meaning()))
            .filter(whom)
            .toList();
    for (Flow.Notify each : told) tell(handle, each, word, catalogue, plan);
    return told.size();
  }

  private void tell(Handle handle, Flow.Notify to, Word word, Catalogue catalogue, Plan plan) {
    plan.document(
        Receivers.notices(to, word.meaning() == Preloading.DO_NOT_LOAD, catalogue),
        document("N" + Receivers.base36(Ids.references(handle, 1).get(0)), word));
    agreements
        .now()
        .find(to.partner())
        .ifPresent(
            operator -> plan.holds().told(operator, word.filing(), word.meaning(), word.answer()));
  }

  private static Planned.Document document(String noticeId, Word word) {
    Filing filing = word.filing();
    return new Planned.Document(
        noticeId,
        "",
        filing.dossier(),
        filing.id(),
        filing.declaredVersion(),
        null,
        word.answer(),
        filing.mrn(),
        word.meaning().name(),
        "",
        "",
        null,
        null,
        null);
  }

  /** The flow that a filing was made by; empty where the agreement has it no more. */
  Optional<Flow> flow(Filing filing) {
    int slash = filing.flow().indexOf('/');
    String name = filing.flow().substring(slash + 1);
    return agreements.now().find(filing.flow().substring(0, slash)).stream()
        .flatMap(operator -> operator.flows().stream())
        .filter(flow -> flow.name().equals(name))
        .findFirst();
  }
}
