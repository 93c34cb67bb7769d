package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What somebody wants to act on, as it is now: looked at and locked, so that it stays so until the
 * caller's transaction ends.
 */
public final class Subjects {
  private static final String LEAVING =
      "select d.*, exists (select from payload_known(d.payload) p join retention_unit u"
          + " on u.id = p.unit where u.wrapped_key is null) as erased from departure d where ";

  /**
   * Something that leaves.
   *
   * @param written whether its bytes are there
   * @param erased whether they were, and their time is over
   * @param tries that failed
   * @param problem why it has not left; empty where it has, or nothing keeps it
   */
  public record Leaving(
      long id,
      String partner,
      String channel,
      Planned.Kind kind,
      String name,
      Departures.State state,
      boolean written,
      boolean erased,
      int tries,
      String problem) {}

  /** Something that came. */
  public record Came(String partner, String name, Arrivals.State state) {}

  /**
   * A notice about an item.
   *
   * @param operator who was told
   * @param stands what stands of the filing now; empty for nothing
   */
  public record Noticed(
      String reference, long filing, long dossier, String operator, String itemId, String stands) {}

  public Optional<Leaving> leaving(Handle handle, long id) {
    return handle
        .createQuery(LEAVING + "d.id = :id for update of d")
        .bind("id", id)
        .map((row, context) -> leaving(row))
        .findOne();
  }

  public Optional<Came> came(Handle handle, long id) {
    return handle
        .createQuery("select * from arrival where id = :id for update")
        .bind("id", id)
        .map((row, context) -> came(row))
        .findOne();
  }

  public Optional<Noticed> noticed(Handle handle, String reference) {
    return handle
        .createQuery(
            "select d.reference, f.id, f.dossier, p.partner, i.item_id, f.standing from document d"
                + " join departure p on p.id = d.departure and p.kind = 'NOTICE'"
                + " join filing f on f.id = d.filing join dossier i on i.id = f.dossier"
                + " where d.reference = :reference")
        .bind("reference", reference)
        .map((row, context) -> noticed(row))
        .findFirst();
  }

  /** Departures under an item id, LRN, notice id, control reference or file name. */
  public List<Long> departures(Handle handle, String id) {
    return handle
        .createQuery(
            "select id from departure where control_reference = any(:references)"
                + " and :id in (control_reference, file_name)"
                + " union select departure from document where reference = :id"
                + " union select o.departure from document o join dossier d on d.id = o.dossier"
                + " where d.item_id = :id order by 1")
        .bind("id", id)
        .bindArray("references", String.class, ControlReferences.meantBy(id))
        .mapTo(Long.class)
        .list();
  }

  /** Arrivals under a control reference or name. */
  public List<Long> arrivals(Handle handle, String id) {
    return handle
        .createQuery(
            "select id from arrival where control_reference = :id and control_reference <> ''"
                + " union select id from arrival where name = :id order by 1")
        .bind("id", id)
        .mapTo(Long.class)
        .list();
  }

  /** The last notice of each filing to each operator, by item id; or the one of that notice id. */
  public List<String> notices(Handle handle, String id) {
    return handle
        .createQuery(
            "select reference from (select distinct on (d.filing, p.partner) d.reference, p.id"
                + " from dossier i join document d on d.dossier = i.id"
                + " join departure p on p.id = d.departure and p.kind = 'NOTICE'"
                + " where i.item_id = :id order by d.filing, p.partner, p.id desc) as last"
                + " union select d.reference from document d"
                + " join departure p on p.id = d.departure and p.kind = 'NOTICE'"
                + " where d.reference = :id order by 1")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  private static Leaving leaving(ResultSet row) throws SQLException {
    return new Leaving(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("channel"),
        Planned.Kind.valueOf(row.getString("kind")),
        row.getString("file_name"),
        Departures.State.valueOf(row.getString("state")),
        row.getObject("payload", Long.class) != null,
        row.getBoolean("erased"),
        row.getInt("tries"),
        row.getString("problem"));
  }

  private static Came came(ResultSet row) throws SQLException {
    return new Came(
        row.getString("partner"),
        row.getString("name"),
        Arrivals.State.valueOf(row.getString("state")));
  }

  private static Noticed noticed(ResultSet row) throws SQLException {
    return new Noticed(
        row.getString("reference"),
        row.getLong("id"),
        row.getLong("dossier"),
        row.getString("partner"),
        row.getString("item_id"),
        row.getString("standing"));
  }
}
