package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Interchanges that came and that leave. Only reads; every method runs in the caller's transaction.
 */
public final class Messages {
  /** An interchange that came. */
  public record In(
      long id,
      String partner,
      String channel,
      String name,
      String state,
      long bytes,
      String hash,
      OffsetDateTime receivedAt,
      String syntax,
      String identity,
      String controlReference,
      String catalogue,
      @Nullable Long duplicateOf) {}

  /** An interchange that leaves. */
  public record Out(
      long id,
      String partner,
      String channel,
      String name,
      String kind,
      String format,
      String state,
      String controlReference,
      String catalogue,
      OffsetDateTime preparedAt,
      @Nullable OffsetDateTime sentAt,
      @Nullable OffsetDateTime acknowledgedAt,
      String proof,
      int tries,
      String problem,
      @Nullable Long answers) {}

  public Optional<In> in(Handle handle, long id) {
    return handle
        .createQuery("select * from arrival where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new In(
                    id,
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getString("name"),
                    row.getString("state"),
                    row.getLong("bytes"),
                    row.getString("hash"),
                    row.getObject("received_at", OffsetDateTime.class),
                    row.getString("syntax"),
                    row.getString("identity"),
                    row.getString("control_reference"),
                    row.getString("catalogue"),
                    row.getObject("duplicate_of", Long.class)))
        .findOne();
  }

  public Optional<Out> out(Handle handle, long id) {
    return handle
        .createQuery("select * from departure where id = :id")
        .bind("id", id)
        .map((row, context) -> out(id, row))
        .findOne();
  }

  private static Out out(long id, ResultSet row) throws SQLException {
    return new Out(
        id,
        row.getString("partner"),
        row.getString("channel"),
        row.getString("file_name"),
        row.getString("kind"),
        row.getString("format"),
        row.getString("state"),
        row.getString("control_reference"),
        row.getString("catalogue"),
        row.getObject("prepared_at", OffsetDateTime.class),
        row.getObject("sent_at", OffsetDateTime.class),
        row.getObject("acknowledged_at", OffsetDateTime.class),
        row.getString("proof"),
        row.getInt("tries"),
        row.getString("problem"),
        row.getObject("arrival", Long.class));
  }
}
