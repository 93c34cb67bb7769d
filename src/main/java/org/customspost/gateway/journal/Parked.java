package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What waits for support: interchanges that could not go on, and departures that could not leave.
 */
public final class Parked {

  /**
   * One of them.
   *
   * @param name of the file
   * @param problem why it is parked; empty for an interchange, whose findings say it
   * @param kind of a departure; null for an interchange that came in
   * @param state that a departure goes back to: READY where it is signed already
   */
  public record One(
      long id,
      String partner,
      String channel,
      String name,
      String problem,
      Planned.@Nullable Kind kind,
      Departures.@Nullable State state) {}

  /** Parked under an item id, LRN, notice id, control reference or file name. */
  public List<One> under(Handle handle, String id) {
    List<One> found = new ArrayList<>(arrivals(handle, id));
    found.addAll(departures(handle, id));
    return found;
  }

  // Where the sender has sent the same bytes again and they were taken, there is nothing left to
  // do.
  private static List<One> arrivals(Handle handle, String id) {
    return handle
        .createQuery(
            "select a.* from arrival a where a.state = 'PARKED'"
                + " and (a.name = :id or a.control_reference = :id) and not exists"
                + " (select from arrival c where c.partner = a.partner and c.hash = a.hash"
                + " and c.state = 'FINISHED') order by a.id")
        .bind("id", id)
        .map(
            (row, context) ->
                new One(
                    row.getLong("id"),
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getString("name"),
                    "",
                    null,
                    null))
        .list();
  }

  private static List<One> departures(Handle handle, String id) {
    return handle
        .createQuery(
            "select * from departure where state = 'PARKED' and id in ("
                + "select id from departure where control_reference = any(:references)"
                + " and :id in (control_reference, file_name)"
                + " union select departure from document where reference = :id"
                + " union select o.departure from document o join dossier d on d.id = o.dossier"
                + " where d.item_id = :id) order by id")
        .bind("id", id)
        .bindArray("references", String.class, ControlReferences.meantBy(id))
        .map(
            (row, context) ->
                new One(
                    row.getLong("id"),
                    row.getString("partner"),
                    row.getString("channel"),
                    row.getString("file_name"),
                    row.getString("problem"),
                    Planned.Kind.valueOf(row.getString("kind")),
                    row.getObject("payload", Long.class) == null
                        ? Departures.State.PLANNED
                        : Departures.State.READY))
        .list();
  }

  /** Makes it wait for work again; false where it is not parked any more. */
  public boolean release(Handle handle, One one) {
    String sql =
        one.kind() == null
            ? "update arrival set state = 'RECEIVED' where id = :id and state = 'PARKED'"
            : "update departure set state = case when payload is null then 'PLANNED' else 'READY' end,"
                + " tries = 0, problem = '',"
                + " ready_at = case when payload is null then null else clock_timestamp() end"
                + " where id = :id and state = 'PARKED'";
    return handle.createUpdate(sql).bind("id", one.id()).execute() > 0;
  }
}
