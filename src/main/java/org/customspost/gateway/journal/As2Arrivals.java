package org.customspost.gateway.journal;

import static org.customspost.gateway.error.ErrorCode.RCV_360;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.passage.Correspondence.Difference;
import org.customspost.gateway.model.passage.Correspondence.Earlier;
import org.customspost.gateway.model.passage.Handover;
import org.customspost.gateway.model.passage.Incoming;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Messages that came under an id, and the receipts they got. */
public final class As2Arrivals {
  /** The index that lets a message id be taken once. */
  private static final String TAKEN_ONCE = "as2_received_once";

  private static final String INSERT =
      "insert into as2_received (arrival, partner, channel, message_id, taken, entity, mic,"
          + " disposition, mdn, mdn_departure) values ("
          + Arrivals.LAST
          + ", ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /**
   * Part of commit A, after the arrival. Where a message was taken under that id, writing fails
   * with RCV-360.
   *
   * @param entity payload of the evidence
   * @param mdnDeparture the departure that carries the receipt; null where the connection does
   */
  public void taken(
      Together together,
      Incoming incoming,
      Handover handover,
      long entity,
      @Nullable Long mdnDeparture) {
    Finding used =
        Finding.of(RCV_360, Place.source(incoming.name()), "message", handover.messageId());
    together.onConflict(TAKEN_ONCE, () -> new GatewayException(used));
    together.add(
        INSERT,
        values(incoming.partner(), incoming.channel(), true, handover, entity, mdnDeparture));
  }

  /** A message refused at the door, after its arrival. */
  public void turnedAway(
      Together together,
      String partner,
      String channel,
      Handover handover,
      long entity,
      @Nullable Long mdnDeparture) {
    together.add(INSERT, values(partner, channel, false, handover, entity, mdnDeparture));
  }

  private static @Nullable Object[] values(
      String partner,
      String channel,
      boolean taken,
      Handover handover,
      long entity,
      @Nullable Long mdnDeparture) {
    return new @Nullable Object[] {
      partner,
      channel,
      handover.messageId(),
      taken,
      entity,
      handover.mic(),
      handover.answer().disposition(),
      handover.answer().message(),
      mdnDeparture
    };
  }

  /** One more part of a message that is taken, after its arrival. */
  public void attached(
      Together together, int position, Handover.Attachment attachment, long payload) {
    together.add(
        "insert into attachment (arrival, position, name, content_type, payload) values ("
            + Arrivals.LAST
            + ", ?, ?, ?, ?)",
        position,
        attachment.name(),
        attachment.contentType(),
        payload);
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
                + " cross join payload_known(t.payload) p where t.arrival = r.arrival"
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
