package org.customspost.gateway.flow;

import java.time.Clock;
import java.time.Duration;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;

/** What a line does when time has passed. */
record Later(TestLine line, String node, Clock clock) {
  private static final Duration LEASE = Duration.ofMinutes(1);

  void remind() {
    Database database = line.database;
    Work work = line.work;
    CurrentAgreements agreements = line.agreements;
    Stores stores = Stores.all();
    database.run(handle -> handle.execute("update work set due = now() where kind like '%-due'"));
    look(Kinds.ANSWER_DUE, AwaitedAnswers.remind(database, stores, work, agreements, clock));
    look(Kinds.REFERRAL_DUE, AwaitedReferrals.remind(database, stores, work, agreements, clock));
    look(Kinds.HOLD_DUE, AwaitedHolds.remind(database, stores, work, agreements, clock));
    look(
        Kinds.ACKNOWLEDGEMENT_DUE,
        AwaitedAcknowledgements.remind(database, stores, work, agreements, clock));
    look(Kinds.CLOCK_DUE, line.clocks(clock).remind());
  }

  private void look(String kind, Remind remind) {
    remind.remind(line.work.lease(kind, node, 50, LEASE));
  }
}
