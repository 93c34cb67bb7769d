package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_401;
import static org.customspost.gateway.error.ErrorCode.TRK_402;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Receipts;
import org.customspost.gateway.journal.Receipts.Unacknowledged;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/** Departures that their receiver should acknowledge and has not: a warning, then an alert. */
public final class AwaitedAcknowledgements implements Remind.Look {
  private final Receipts receipts;
  private final Log log;
  private final CurrentAgreements agreements;
  private final Clock clock;

  AwaitedAcknowledgements(Receipts receipts, Log log, CurrentAgreements agreements, Clock clock) {
    this.receipts = receipts;
    this.log = log;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Wires the reminder. */
  public static Remind remind(
      Database database, Stores stores, Work work, CurrentAgreements agreements, Clock clock) {
    return new Remind(
        database,
        work,
        new AwaitedAcknowledgements(stores.receipts(), stores.log(), agreements, clock));
  }

  @Override
  public Optional<Duration> at(Handle handle, long departure) {
    return receipts.unacknowledged(handle, departure).flatMap(each -> at(handle, each));
  }

  private Optional<Duration> at(Handle handle, Unacknowledged departure) {
    Optional<Agreement.Deadlines> agreed =
        agreements.now().find(departure.partner()).map(Agreement::deadlines);
    if (agreed.isEmpty() || agreed.get().acknowledged().isZero()) return Optional.empty();
    Deadline deadline = new Deadline(departure.sentAt(), agreed.get().acknowledged(), agreed.get());
    if (deadline.passed(clock)) {
      overdue(handle, departure, deadline);
      return Optional.empty();
    }
    if (deadline.close(clock))
      new DueSoon(log)
          .tell(
              handle,
              finding(TRK_402, departure, "due", deadline.due().toString()),
              "acknowledgement of " + departure.controlReference(),
              departure.dossier(),
              departure.id());
    return Optional.of(deadline.next(clock));
  }

  private void overdue(Handle handle, Unacknowledged departure, Deadline deadline) {
    Finding finding = finding(TRK_401, departure, "within", deadline.within().toString());
    new Late(log)
        .tell(handle, finding, departure.controlReference(), departure.dossier(), departure.id());
  }

  private static Finding finding(
      ErrorCode code, Unacknowledged departure, String name, String time) {
    return Finding.of(
        code,
        Place.NOWHERE,
        "partner",
        departure.partner(),
        "file",
        departure.fileName(),
        "reference",
        departure.controlReference(),
        name,
        time);
  }
}
