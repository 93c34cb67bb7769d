package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_010;
import static org.customspost.gateway.error.ErrorCode.TRK_400;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Answers;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/**
 * Filings that customs has not answered: a warning before the agreed time is over, an alert after.
 * The time counts from the declaration that stands, however often the item was filed before.
 */
public final class AwaitedAnswers implements Remind.Look {
  private final Filings filings;
  private final Log log;
  private final CurrentAgreements agreements;
  private final Clock clock;

  AwaitedAnswers(Filings filings, Log log, CurrentAgreements agreements, Clock clock) {
    this.filings = filings;
    this.log = log;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Wires the reminder. */
  public static Remind remind(
      Database database, Stores stores, Work work, CurrentAgreements agreements, Clock clock) {
    return new Remind(
        database, work, new AwaitedAnswers(stores.filings(), stores.log(), agreements, clock));
  }

  @Override
  public Optional<Duration> at(Handle handle, long filing) {
    return filings.unanswered(handle, filing).flatMap(each -> at(handle, each));
  }

  private Optional<Duration> at(Handle handle, Filings.Unanswered unanswered) {
    Filing filing = unanswered.filing();
    Optional<Agreement> customs = agreements.now().find(filing.customs());
    Answers answers = customs.map(Agreement::answers).orElse(null);
    if (customs.isEmpty() || answers == null) return Optional.empty();
    Deadline deadline =
        new Deadline(unanswered.since(), answers.within(), customs.get().deadlines());
    if (deadline.passed(clock)) {
      overdue(handle, filing, deadline);
      return Optional.empty();
    }
    if (deadline.close(clock)) dueSoon(handle, filing, deadline);
    return Optional.of(deadline.next(clock));
  }

  private void dueSoon(Handle handle, Filing filing, Deadline deadline) {
    Finding finding =
        Finding.of(
            TRK_400,
            Place.NOWHERE,
            "customs",
            filing.customs(),
            "lrn",
            filing.lrn(),
            "due",
            deadline.due().toString());
    new DueSoon(log).tell(handle, finding, "answer to " + filing.lrn(), filing.dossier(), null);
  }

  private void overdue(Handle handle, Filing filing, Deadline deadline) {
    if (!filings.overdue(handle, filing.id())) return;
    Finding finding =
        Finding.of(
            TRK_010,
            Place.NOWHERE,
            "customs",
            filing.customs(),
            "lrn",
            filing.lrn(),
            "within",
            deadline.within().toString());
    new Late(log).tell(handle, finding, filing.lrn(), filing.dossier(), null);
  }
}
