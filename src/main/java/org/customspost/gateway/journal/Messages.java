package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Interchanges that came and that leave. Only reads; every method runs in the caller's transaction.
 */
public final class Messages {
  /** An interchange that came. */
  public record In(
      long id,
      String partner,
      String channel,
      String state,
      String hash,
      String identity,
      String controlReference,
      String catalogue) {}

  /** An interchange that leaves. */
  public record Out(
      long id,
      String partner,
      String channel,
      String kind,
      String format,
      String state,
      String controlReference,
      String catalogue,
      String proof,
      int tries,
      String problem) {}

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
                    row.getString("state"),
                    row.getString("hash"),
                    row.getString("identity"),
                    row.getString("control_reference"),
                    row.getString("catalogue")))
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
        row.getString("kind"),
        row.getString("format"),
        row.getString("state"),
        row.getString("control_reference"),
        row.getString("catalogue"),
        row.getString("proof"),
        row.getInt("tries"),
        row.getString("problem"));
  }
}
