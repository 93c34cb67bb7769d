package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.customspost.gateway.journal.As2Arrivals;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Together;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Handover;
import org.customspost.gateway.model.passage.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps in commit A what the transport adds: the evidence, the message's id, its receipt. */
public final class KeepHandover {
  private final Payloads payloads;
  private final PostReceipt receipts;
  private final As2Arrivals received = new As2Arrivals();

  public KeepHandover(Payloads payloads, Departures departures, Work work) {
    this.payloads = payloads;
    this.receipts = new PostReceipt(payloads, departures, work);
  }

  /** After the arrival. Where a message was taken under that id, writing fails with RCV-360. */
  void keep(Together together, Incoming incoming, Handover handover, RetentionUnit unit) {
    Stored entity = store(together, handover.entity(), unit);
    @Nullable Long receipt =
        receipts.post(
            together.handle(), incoming.partner(), incoming.channel(), handover.answer(), unit);
    received.taken(together, incoming, handover, entity.id(), receipt);
    int position = 0;
    for (Handover.Attachment each : handover.attachments()) {
      long payload = store(together, each.content(), unit).id();
      received.attached(together, ++position, each, payload);
    }
  }

  // The door has counted the bytes already.
  private Stored store(Together together, InputStream bytes, RetentionUnit unit) {
    try (bytes) {
      return payloads.store(together, bytes, unit, Long.MAX_VALUE - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
