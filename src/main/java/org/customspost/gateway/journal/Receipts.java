package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which departures their receivers have acknowledged. */
public final class Receipts {

  /**
   * What a partner acknowledged.
   *
   * @param before how far it was: a parked one reached its receiver although we could not know
   * @param dossier of its only document; null where it has none or several
   */
  public record Acknowledged(long id, Departures.State before, @Nullable Long dossier) {}

  /**
   * A partner acknowledged what we sent under a control reference; empty where nothing was ever
   * written under it.
   */
  public Optional<Acknowledged> acknowledged(
      Handle handle, String partner, String controlReference) {
    return handle
        .createQuery(
            "update departure d set state = 'ACKNOWLEDGED', problem = '',"
                + " acknowledged_at = clock_timestamp() from (select id, state from departure"
                + " where partner = :partner and control_reference = :reference"
                + " and payload is not null for update) former where d.id = former.id"
                + " returning d.id, former.state, (select case when count(*) = 1 then min(dossier) end"
                + " from document where departure = d.id) as dossier")
        .bind("partner", partner)
        .bind("reference", controlReference)
        .map(
            (row, context) ->
                new Acknowledged(
                    row.getLong("id"),
                    Departures.State.valueOf(row.getString("state")),
                    row.getObject("dossier", Long.class)))
        .findOne();
  }

  /**
   * What was sent and not acknowledged.
   *
   * @param dossier of its only document; null where it has none or several
   */
  public record Unacknowledged(
      long id,
      String partner,
      String fileName,
      String controlReference,
      OffsetDateTime sentAt,
      @Nullable Long dossier) {}

  /** Empty where it is acknowledged, or not sent. */
  public Optional<Unacknowledged> unacknowledged(Handle handle, long id) {
    return handle
        .createQuery(
            "select d.*, (select case when count(*) = 1 then min(dossier) end from document"
                + " where departure = d.id) as dossier from departure d"
                + " where d.id = :id and d.state = 'SENT'")
        .bind("id", id)
        .map(
            (row, context) ->
                new Unacknowledged(
                    row.getLong("id"),
                    row.getString("partner"),
                    row.getString("file_name"),
                    row.getString("control_reference"),
                    row.getObject("sent_at", OffsetDateTime.class),
                    row.getObject("dossier", Long.class)))
        .findOne();
  }
}
