package org.customspost.gateway.journal;

import java.util.Optional;
import org.customspost.gateway.model.passage.Correspondence.Proof;
import org.customspost.gateway.model.passage.Correspondence.Sent;
import org.customspost.gateway.model.passage.Wrapping.Wrapped;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Messages that leave under an id, and the receipts that came for them. */
public final class As2Departures {

  /** Part of commit C. */
  public void packed(Handle handle, Planned planned, Wrapped wrapped, long content) {
    handle
        .createUpdate(
            "insert into as2_sent (departure, partner, message_id, mic, content)"
                + " values (:departure, :partner, :messageId, :mic, :content)"
                + " on conflict (departure) do nothing")
        .bind("departure", planned.id())
        .bind("partner", planned.partner())
        .bind("messageId", wrapped.messageId())
        .bind("mic", wrapped.mic())
        .bind("content", content)
        .execute();
  }

  /** What left for that partner under that id. */
  public Optional<Sent> sent(Handle handle, String partner, String messageId) {
    return handle
        .createQuery(
            "select s.departure, s.mic, d.channel, exists (select from as2_mdn m"
                + " where m.departure = s.departure and m.verdict <> 'DOUBTFUL'"
                + " and m.received_at >= d.ready_at) as decided"
                + " from as2_sent s join departure d on d.id = s.departure"
                + " where s.partner = :partner and s.message_id = :messageId")
        .bind("partner", partner)
        .bind("messageId", messageId)
        .map(
            (row, context) ->
                new Sent(
                    row.getLong("departure"),
                    row.getString("channel"),
                    row.getString("mic"),
                    row.getBoolean("decided")))
        .findOne();
  }

  /**
   * How far all that left over AS2 is.
   *
   * @param proved acknowledged by a receipt that proves it
   */
  public record Tally(int sent, int proved) {}

  /** Of all partners. */
  public Tally tally(Handle handle) {
    return handle
        .createQuery(
            "select count(*) as sent, count(*) filter (where d.state = 'ACKNOWLEDGED') as proved"
                + " from as2_sent s join departure d on d.id = s.departure")
        .map((row, context) -> new Tally(row.getInt("sent"), row.getInt("proved")))
        .one();
  }

  /**
   * Makes other receipts of the same departure wait; true where one of them decided already, since
   * it was last made ready: what support sends again is decided anew.
   */
  public boolean decided(Handle handle, long departure) {
    handle.execute("select from departure where id = ? for update", departure);
    return handle
        .createQuery(
            "select exists (select from as2_mdn m join departure d on d.id = m.departure"
                + " where d.id = :departure and m.verdict <> 'DOUBTFUL'"
                + " and m.received_at >= d.ready_at)")
        .bind("departure", departure)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Keeps a receipt.
   *
   * @param digested payload of the bytes that we digested, where the receipt has another digest
   */
  public void proved(Handle handle, Proof proof, @Nullable Long digested) {
    @Nullable Long departure = proof.departure().orElse(null);
    handle
        .createUpdate(
            "insert into as2_mdn (departure, partner, message_id, original_message_id, verdict,"
                + " disposition, mic, mdn, digested) values (:departure, :partner, :messageId,"
                + " :originalMessageId, :verdict, :disposition, :mic, :mdn, :digested)")
        .bind("departure", departure)
        .bind("partner", proof.partner())
        .bind("messageId", proof.messageId())
        .bind("originalMessageId", proof.originalMessageId())
        .bind("verdict", proof.verdict())
        .bind("disposition", proof.disposition())
        .bind("mic", proof.mic())
        .bind("mdn", proof.message())
        .bind("digested", digested)
        .execute();
  }

  /**
   * What a departure carried before it was packed.
   *
   * @param content payload
   */
  public record Carried(String fileName, String contentType, long content) {}

  /** Of a departure that was packed. */
  public Carried carried(Handle handle, long departure) {
    return handle
        .createQuery(
            "select d.file_name, d.content_type, s.content from as2_sent s"
                + " join departure d on d.id = s.departure where s.departure = :departure")
        .bind("departure", departure)
        .map(
            (row, context) ->
                new Carried(
                    row.getString("file_name"),
                    row.getString("content_type"),
                    row.getLong("content")))
        .one();
  }

  /** A receipt acknowledges: from whatever came before, a refusal apart. */
  public void acknowledged(Handle handle, long departure) {
    handle
        .createUpdate(
            "update departure set state = 'ACKNOWLEDGED', problem = '',"
                + " sent_at = coalesce(sent_at, clock_timestamp()), acknowledged_at = clock_timestamp()"
                + " where id = :id and state in ('READY', 'SENT', 'PARKED', 'WITHHELD')")
        .bind("id", departure)
        .execute();
  }

  /**
   * The receipt of a departure is overdue: it becomes ready again.
   *
   * @return false where it is not waiting for one any more
   */
  public boolean again(Handle handle, long departure) {
    return handle
            .createUpdate(
                "update departure set state = 'READY', tries = tries + 1 where id = :id"
                    + " and state = 'SENT'")
            .bind("id", departure)
            .execute()
        == 1;
  }
}
