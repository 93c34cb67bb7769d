package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.RCV_360;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.As2Arrivals;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Handover;
import org.customspost.gateway.model.passage.Incoming;
import org.jdbi.v3.core.Handle;
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

  /**
   * @throws GatewayException RCV-360 where a message was taken under that id: the transaction must
   *     be undone
   */
  void keep(Handle handle, long arrival, Incoming incoming, Handover handover, RetentionUnit unit) {
    Stored entity = store(handle, handover.entity(), unit);
    @Nullable Long receipt =
        receipts.post(handle, incoming.partner(), incoming.channel(), handover.answer(), unit);
    if (!received.taken(handle, arrival, incoming, handover, entity.id(), receipt))
      throw new GatewayException(
          Finding.of(RCV_360, Place.source(incoming.name()), "message", handover.messageId()));
    int position = 0;
    for (Handover.Attachment each : handover.attachments()) {
      long payload = store(handle, each.content(), unit).id();
      received.attached(handle, arrival, ++position, each, payload);
    }
  }

  // The door has counted the bytes already.
  private Stored store(Handle handle, InputStream bytes, RetentionUnit unit) {
    try (bytes) {
      return payloads.store(handle, bytes, unit, Long.MAX_VALUE - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
