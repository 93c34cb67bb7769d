package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.model.passage.Correspondence.Difference;
import org.customspost.gateway.model.passage.Correspondence.Earlier;
import org.customspost.gateway.model.passage.Handover;
import org.customspost.gateway.model.passage.Incoming;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Messages that came under an id, and the receipts they got. */
public final class As2Arrivals {

  /**
   * Part of commit A.
   *
   * @param entity payload of the evidence
   * @param mdnDeparture the departure that carries the receipt; null where the connection does
   * @return false where a message was taken under that id: the transaction must be undone
   */
  public boolean taken(
      Handle handle,
      long arrival,
      Incoming incoming,
      Handover handover,
      long entity,
      @Nullable Long mdnDeparture) {
    return add(
            handle,
            arrival,
            incoming.partner(),
            incoming.channel(),
            true,
            handover,
            entity,
            mdnDeparture)
        == 1;
  }

  /** A message refused at the door. */
  public void turnedAway(
      Handle handle,
      long arrival,
      String partner,
      String channel,
      Handover handover,
      long entity,
      @Nullable Long mdnDeparture) {
    add(handle, arrival, partner, channel, false, handover, entity, mdnDeparture);
  }

  private static int add(
      Handle handle,
      long arrival,
      String partner,
      String channel,
      boolean taken,
      Handover handover,
      long entity,
      @Nullable Long mdnDeparture) {
    return handle
        .createUpdate(
            "insert into as2_received (arrival, partner, channel, message_id, taken, entity, mic,"
                + " disposition, mdn, mdn_departure) values (:arrival, :partner, :channel, :messageId,"
                + " :taken, :entity, :mic, :disposition, :mdn, :mdnDeparture)"
                + " on conflict (partner, channel, message_id) where taken do nothing")
        .bind("arrival", arrival)
        .bind("partner", partner)
        .bind("channel", channel)
        .bind("messageId", handover.messageId())
        .bind("taken", taken)
        .bind("entity", entity)
        .bind("mic", handover.mic())
        .bind("disposition", handover.answer().disposition())
        .bind("mdn", handover.answer().message())
        .bind("mdnDeparture", mdnDeparture)
        .execute();
  }

  /** One more part of a message that is taken. */
  public void attached(
      Handle handle, long arrival, int position, Handover.Attachment attachment, long payload) {
    handle
        .createUpdate(
            "insert into attachment (arrival, position, name, content_type, payload)"
                + " values (:arrival, :position, :name, :contentType, :payload)")
        .bind("arrival", arrival)
        .bind("position", position)
        .bind("name", attachment.name())
        .bind("contentType", attachment.contentType())
        .bind("payload", payload)
        .execute();
  }

  /** The bytes that we digested of a message whose sender signed another digest. */
  public void differs(Handle handle, long arrival, Difference difference, long digested) {
    handle
        .createUpdate(
            "update as2_received set mic = :found, stated = :stated, digested = :digested"
                + " where arrival = :arrival")
        .bind("arrival", arrival)
        .bind("found", difference.found())
        .bind("stated", difference.stated())
        .bind("digested", digested)
        .execute();
  }

  /** The message that was taken under that id. */
  public Optional<Earlier> earlier(
      Handle handle, String partner, String channel, String messageId) {
    return handle
        .createQuery(
            "select r.*, a.hash, array(select encode(p.hash, 'hex') from attachment t"
                + " join payload p on p.id = t.payload where t.arrival = r.arrival"
                + " order by t.position) as attached"
                + " from as2_received r join arrival a on a.id = r.arrival"
                + " where r.taken and r.partner = :partner and r.channel = :channel"
                + " and r.message_id = :messageId")
        .bind("partner", partner)
        .bind("channel", channel)
        .bind("messageId", messageId)
        .map((row, context) -> earlier(row))
        .findOne();
  }

  private static Earlier earlier(ResultSet row) throws SQLException {
    boolean later = row.getObject("mdn_departure") != null;
    Handover.Answer answer =
        new Handover.Answer(row.getBytes("mdn"), row.getString("disposition"), later);
    List<String> attached = List.of((String[]) row.getArray("attached").getArray());
    return new Earlier(row.getLong("arrival"), row.getString("hash"), attached, answer);
  }

  /** The departure that carries the receipt of an arrival. */
  public Optional<Long> receipt(Handle handle, long arrival) {
    return handle
        .createQuery("select mdn_departure from as2_received where arrival = :arrival")
        .bind("arrival", arrival)
        .mapTo(Long.class)
        .findOne();
  }
}
