package org.customspost.gateway.flow;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Handover;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Puts a receipt that does not go back on the same connection into the outbox, in the commit that
 * keeps what it is about.
 */
final class PostReceipt {
  private final Payloads payloads;
  private final Departures departures;
  private final Work work;

  PostReceipt(Payloads payloads, Departures departures, Work work) {
    this.payloads = payloads;
    this.departures = departures;
    this.work = work;
  }

  /** The departure that carries it; null where the connection does. */
  @Nullable Long post(
      Handle handle, String partner, String channel, Handover.Answer answer, RetentionUnit unit) {
    if (!answer.later()) return null;
    long id = Ids.next(handle, "departure", 1).get(0);
    String control = "%014d".formatted(Ids.references(handle, 1).get(0));
    departures.plan(handle, List.of(planned(id, partner, channel, control)));
    Stored stored = payloads.storeAll(handle, List.of(Body.of(answer.message())), unit).get(0);
    departures.ready(
        handle,
        List.of(
            new Departures.Written(
                id, stored.id(), new byte[0], "message/disposition-notification")));
    send(handle, id, partner, channel);
    return id;
  }

  void send(Handle handle, long id, String partner, String channel) {
    int priority = Kinds.priority(Planned.Kind.ACKNOWLEDGEMENT);
    work.enqueue(handle, Kinds.SEND, List.of(new Work.Task(id, partner + "/" + channel, priority)));
  }

  private static Planned planned(long id, String partner, String channel, String control) {
    return new Planned(
        id,
        partner,
        channel,
        Planned.Kind.ACKNOWLEDGEMENT,
        Departure.RECEIPT,
        null, // a copy of the interchange under another id gets its own receipt, not this one
        control,
        partner + "-" + control,
        "mdn_" + partner + "_" + control + ".eml",
        OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS),
        "",
        "",
        List.of());
  }
}
