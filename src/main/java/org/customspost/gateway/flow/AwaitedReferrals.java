package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_500;
import static org.customspost.gateway.error.ErrorCode.TRK_501;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;

/** Referrals that the origin post has not answered: told before it is late, and when it is. */
public final class AwaitedReferrals implements Remind.Look {
  private final Referrals referrals;
  private final Log log;
  private final CurrentAgreements agreements;
  private final Clock clock;

  AwaitedReferrals(Referrals referrals, Log log, CurrentAgreements agreements, Clock clock) {
    this.referrals = referrals;
    this.log = log;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Wires the reminder. */
  public static Remind remind(
      Database database, Stores stores, Work work, CurrentAgreements agreements, Clock clock) {
    return new Remind(
        database, work, new AwaitedReferrals(stores.referrals(), stores.log(), agreements, clock));
  }

  @Override
  public Optional<Duration> at(Handle handle, long id) {
    return referrals.unanswered(handle, id).flatMap(each -> at(handle, each));
  }

  private Optional<Duration> at(Handle handle, Referrals.Row referral) {
    Optional<Agreement> post = agreements.now().find(referral.owner());
    if (post.isEmpty()) return Optional.empty();
    Duration within = Duration.between(referral.issuedAt(), referral.replyBy());
    Deadline deadline = new Deadline(referral.issuedAt(), within, post.get().deadlines());
    if (deadline.passed(clock)) {
      late(handle, referral);
      return Optional.empty();
    }
    if (deadline.close(clock))
      new DueSoon(log)
          .tell(
              handle,
              finding(TRK_500, referral),
              "answer to referral " + referral.reference(),
              referral.dossier(),
              null);
    return Optional.of(deadline.next(clock));
  }

  private void late(Handle handle, Referrals.Row referral) {
    if (!referrals.late(handle, referral.id())) return;
    String what = "referral " + referral.reference();
    new Late(log).tell(handle, finding(TRK_501, referral), what, referral.dossier(), null);
  }

  private static Finding finding(ErrorCode code, Referrals.Row referral) {
    return Finding.of(
        code,
        Place.NOWHERE,
        "partner",
        referral.owner(),
        "customs",
        referral.customs(),
        "reference",
        referral.reference(),
        "kind",
        referral.kind().name(),
        "due",
        referral.replyBy().toInstant().toString());
  }
}
