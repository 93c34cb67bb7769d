package org.customspost.gateway.flow.act;

import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.journal.Log;
import org.jdbi.v3.core.Handle;

/** Somebody at the operator has seen that an item must be held. */
final class AcknowledgeHold implements Deed {
  private final Orders orders;
  private final Log log;

  AcknowledgeHold(Orders orders, Log log) {
    this.orders = orders;
    this.log = log;
  }

  @Override
  public Verdict look(Handle handle, Target target) {
    Optional<Orders.Row> found = orders.get(handle, target.number());
    if (found.isEmpty()) return Verdict.unknown(target);
    Orders.Row order = found.get();
    String name = order.told().meaning() + " of " + order.itemId();
    String operator = order.told().operator();
    if (order.acknowledgedAt() != null)
      return Verdict.not(name, operator, "is acknowledged already, by " + order.by());
    if (!order.open()) return Verdict.not(name, operator, order.instead() + " stands instead");
    return Verdict.will(name, operator, "is kept as seen by " + operator + "; it climbs no more");
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    Orders.Row order = orders.get(handle, target.number()).orElseThrow();
    orders.acknowledge(handle, order.id(), cause.who() + ", " + cause.how());
    String text = order.told().meaning() + " by " + order.told().operator() + "; " + cause.text();
    log.event(handle, new Log.Event("acknowledged-hold", null, null, order.told().dossier(), text));
  }
}
