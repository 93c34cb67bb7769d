package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_631;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.customs.NoticeAcknowledgement;
import org.customspost.gateway.model.passage.Batch;
import org.jdbi.v3.core.Handle;

/** Commit B for operators' acknowledgements: ends the orders that were given with those notices. */
final class TrackAcknowledgements {
  private final Orders orders;

  TrackAcknowledgements(Orders orders) {
    this.orders = orders;
  }

  void track(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    for (Batch.Entry each : entries)
      if (each.content() instanceof NoticeAcknowledgement seen && !rejected(each))
        track(handle, identified, each, seen.noticeId(), plan);
  }

  private static boolean rejected(Batch.Entry entry) {
    return entry.findings().stream().anyMatch(each -> each.code().severity() == Severity.REJECT);
  }

  private void track(
      Handle handle, Identified identified, Batch.Entry entry, String notice, Plan plan) {
    String operator = identified.agreement().partner();
    long arrival = identified.arrival().id();
    Optional<Orders.Row> order = orders.told(handle, operator, notice);
    if (order.isEmpty()) {
      // A notice that holds nothing may be acknowledged too: there is nothing to end.
      if (!orders.given(handle, operator, notice))
        plan.finding(unknown(entry, operator, notice), arrival, null);
      return;
    }
    boolean fresh =
        orders.acknowledge(handle, order.get().id(), "message " + identified.arrival().name());
    String text = order.get().told().meaning() + " by " + operator + ", notice " + notice;
    plan.event(
        fresh ? "acknowledged-hold" : "repeated", arrival, order.get().told().dossier(), text);
  }

  private static Finding unknown(Batch.Entry entry, String operator, String notice) {
    return Finding.of(
        TRK_631,
        Place.NOWHERE.withItem(entry.ordinal(), ""),
        "partner",
        operator,
        "reference",
        notice);
  }
}
