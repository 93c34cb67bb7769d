package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.SND_020;
import static org.customspost.gateway.error.ErrorCode.TRK_009;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Receipts;
import org.customspost.gateway.journal.Receipts.Acknowledged;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.passage.Receipt;
import org.jdbi.v3.core.Handle;

/** Commit B for acknowledgements of what we sent. An acknowledgement is never acknowledged. */
final class TrackReceipts {
  private final Receipts receipts;
  private final Departures departures;

  TrackReceipts(Receipts receipts, Departures departures) {
    this.receipts = receipts;
    this.departures = departures;
  }

  void track(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    for (Batch.Entry each : entries)
      if (each.content() instanceof Receipt receipt) track(handle, identified, receipt, plan);
  }

  private void track(Handle handle, Identified identified, Receipt receipt, Plan plan) {
    String partner = identified.agreement().partner();
    long arrival = identified.arrival().id();
    Optional<Acknowledged> known =
        receipts.acknowledged(handle, partner, receipt.controlReference());
    if (known.isEmpty()) {
      plan.finding(
          Finding.of(
              TRK_009, Place.NOWHERE, "partner", partner, "reference", receipt.controlReference()),
          arrival,
          null);
      return;
    }
    Acknowledged departure = known.get();
    if (receipt.accepted()) accepted(departure, arrival, receipt, plan);
    else refused(handle, departure, identified, receipt, plan);
  }

  // What we gave up may have arrived all the same: only its receiver knows.
  private static void accepted(Acknowledged departure, long arrival, Receipt receipt, Plan plan) {
    String late = departure.before() == Departures.State.PARKED ? ", which was parked" : "";
    plan.event(
        new Log.Event(
            "acknowledged",
            arrival,
            departure.id(),
            departure.dossier(),
            receipt.controlReference() + late));
  }

  private void refused(
      Handle handle, Acknowledged departure, Identified identified, Receipt receipt, Plan plan) {
    Finding refused =
        Finding.of(
            SND_020,
            Place.NOWHERE,
            "partner",
            identified.agreement().partner(),
            "reference",
            receipt.controlReference(),
            "reason",
            receipt.reason());
    long arrival = identified.arrival().id();
    departures.parked(handle, departure.id(), refused.toString());
    plan.event(
        new Log.Event("parked", arrival, departure.id(), departure.dossier(), refused.code().id()));
    plan.finding(new Log.Noted(refused, arrival, departure.dossier(), departure.id()));
  }
}
