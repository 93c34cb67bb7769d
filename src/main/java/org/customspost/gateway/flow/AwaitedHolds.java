package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_630;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Holding;
import org.jdbi.v3.core.Handle;

/** Orders to hold that nobody at the operator has acknowledged: they climb, step by step. */
public final class AwaitedHolds implements Remind.Look {
  private static final int PRIORITY = 1;

  private final Orders orders;
  private final Work work;
  private final Log log;
  private final CurrentAgreements agreements;
  private final Clock clock;

  AwaitedHolds(Orders orders, Work work, Log log, CurrentAgreements agreements, Clock clock) {
    this.orders = orders;
    this.work = work;
    this.log = log;
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Wires the reminder. */
  public static Remind remind(
      Database database, Stores stores, Work work, CurrentAgreements agreements, Clock clock) {
    return new Remind(
        database, work, new AwaitedHolds(new Orders(), work, stores.log(), agreements, clock));
  }

  @Override
  public Optional<Duration> at(Handle handle, long id) {
    return orders.get(handle, id).filter(Orders.Row::open).flatMap(each -> at(handle, each));
  }

  private Optional<Duration> at(Handle handle, Orders.Row order) {
    List<Holding.Step> steps =
        agreements
            .now()
            .find(order.told().operator())
            .map(Agreement::holds)
            .orElse(Holding.NONE)
            .steps();
    Duration age = Duration.between(order.openedAt().toInstant(), clock.instant());
    int step = order.step();
    while (step < steps.size() && steps.get(step).after().compareTo(age) <= 0)
      climb(handle, order, steps.get(step), ++step);
    return step < steps.size() ? Optional.of(steps.get(step).after().minus(age)) : Optional.empty();
  }

  private void climb(Handle handle, Orders.Row order, Holding.Step step, int number) {
    orders.climbed(handle, order.id(), number);
    Orders.Told told = order.told();
    if (step.notice())
      work.enqueue(
          handle,
          Kinds.NOTICE_AGAIN,
          List.of(new Work.Task(told.filing(), told.operator(), PRIORITY)));
    Finding finding = finding(order, step, number);
    if (!step.alert().isEmpty())
      log.finding(handle, new Log.Noted(finding, null, told.dossier(), null), step.alert());
    String text = "step " + number + ": " + told.meaning() + " by " + told.operator();
    log.event(handle, new Log.Event("unacknowledged", null, null, told.dossier(), text));
  }

  private static Finding finding(Orders.Row order, Holding.Step step, int number) {
    return Finding.of(
        TRK_630,
        Place.NOWHERE,
        "partner",
        order.told().operator(),
        "meaning",
        order.told().meaning(),
        "item",
        order.itemId(),
        "since",
        order.openedAt().toInstant().toString(),
        "after",
        step.after().toString(),
        "step",
        "" + number);
  }
}
