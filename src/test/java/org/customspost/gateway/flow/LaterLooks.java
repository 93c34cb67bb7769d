package org.customspost.gateway.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;

/** What is awaited on a line, looked at as it is so much later. */
final class LaterLooks {
  private static final Duration LEASE = Duration.ofMinutes(1);

  private LaterLooks() {}

  static void of(TestLine line, Duration later, String node) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    line.database.run(
        handle -> handle.execute("update work set due = now() where kind like '%-due'"));
    look(line, node, clock, AwaitedAnswers::remind, Kinds.ANSWER_DUE);
    look(line, node, clock, AwaitedReferrals::remind, Kinds.REFERRAL_DUE);
    look(line, node, clock, AwaitedAcknowledgements::remind, Kinds.ACKNOWLEDGEMENT_DUE);
    look(line, node, clock, AwaitedHolds::remind, Kinds.HOLD_DUE);
    line.clocks(clock).remind().remind(leased(line, Kinds.CLOCK_DUE, node));
  }

  private static void look(TestLine line, String node, Clock clock, Looking looking, String kind) {
    looking
        .of(line.database, Stores.all(), line.work, line.agreements, clock)
        .remind(leased(line, kind, node));
  }

  private static List<Work.Entry> leased(TestLine line, String kind, String node) {
    return line.work.lease(kind, node, 50, LEASE);
  }

  /** How each of them is made. */
  @FunctionalInterface
  private interface Looking {
    Remind of(
        Database database, Stores stores, Work work, CurrentAgreements agreements, Clock clock);
  }
}
