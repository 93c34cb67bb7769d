package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.SND_020;
import static org.customspost.gateway.error.ErrorCode.TRK_009;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.passage.Receipt;
import org.jdbi.v3.core.Handle;

/** Commit B for acknowledgements of what we sent. An acknowledgement is never acknowledged. */
final class TrackReceipts {
  private final Departures departures;

  TrackReceipts(Departures departures) {
    this.departures = departures;
  }

  void track(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    for (Batch.Entry each : entries)
      if (each.content() instanceof Receipt receipt) track(handle, identified, receipt, plan);
  }

  private void track(Handle handle, Identified identified, Receipt receipt, Plan plan) {
    String partner = identified.agreement().partner();
    long arrival = identified.arrival().id();
    Optional<Long> departure = departures.acknowledged(handle, partner, receipt.controlReference());
    if (departure.isEmpty()) {
      plan.finding(
          Finding.of(
              TRK_009, Place.NOWHERE, "partner", partner, "reference", receipt.controlReference()),
          arrival,
          null);
      return;
    }
    if (receipt.accepted()) {
      plan.event("acknowledged", arrival, null, receipt.controlReference());
      return;
    }
    Finding refused =
        Finding.of(
            SND_020,
            Place.NOWHERE,
            "partner",
            partner,
            "reference",
            receipt.controlReference(),
            "reason",
            receipt.reason());
    departures.parked(handle, List.of(departure.get()), refused.toString());
    plan.finding(refused, arrival, null);
  }
}
