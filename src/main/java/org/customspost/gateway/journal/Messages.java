package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Interchanges that came and that leave, with what belongs to them, a page at a time. Only reads;
 * every method runs in the caller's transaction.
 */
public final class Messages {
  /** Of one page. */
  public static final int PAGE = 100;

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

  /** What a message is tied to. */
  public enum Kind {
    ITEM,
    IN,
    OUT
  }

  /**
   * Something that a message is tied to.
   *
   * @param key of this one among the others, in their order
   * @param how a word or two: {@code item}, {@code answer}, {@code declares}
   * @param id of the dossier or message; null where it is known by its name only
   */
  public record Tied(long key, String how, Kind kind, @Nullable Long id, String name) {}

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

  /**
   * What came in it, in its own order: items, answers, events, responses.
   *
   * @param after the last ordinal of the page before; 0 for the first page
   */
  public List<Tied> children(Handle handle, long arrival, long after) {
    return handle
        .createQuery(
            "select * from ((select v.ordinal as key, 'item' as how, 'ITEM' as kind,"
                + " v.dossier as id, d.item_id as name from item_version v"
                + " join dossier d on d.id = v.dossier"
                + " where v.arrival = :arrival and v.ordinal > :after order by key limit :most)"
                + " union all (select a.ordinal as key, 'answer, ' || lower(a.meaning), 'ITEM',"
                + " f.dossier, coalesce(d.item_id, a.lrn, a.mrn, a.item_id, a.notification_id)"
                + " from answer a left join filing f on f.id = a.filing"
                + " left join dossier d on d.id = f.dossier"
                + " where a.arrival = :arrival and a.ordinal > :after order by key limit :most)"
                + " union all (select e.ordinal as key, 'event ' || e.event, 'ITEM', e.dossier,"
                + " e.item_id from item_event e"
                + " where e.arrival = :arrival and e.ordinal > :after order by key limit :most)"
                + " union all (select r.ordinal as key, 'response ' || r.code, 'ITEM', f.dossier,"
                + " r.reference from referral_response r left join referral f on f.id = r.referral"
                + " where r.arrival = :arrival and r.ordinal > :after order by key limit :most)"
                + ") as children order by key limit :most")
        .bind("arrival", arrival)
        .bind("after", after)
        .bind("most", PAGE + 1)
        .map((row, context) -> tied(row))
        .list();
  }

  /** What followed from it, and what came twice with it; the first of them. */
  public List<Tied> beside(Handle handle, long arrival) {
    return handle
        .createQuery(
            "select id as key, lower(kind) as how, 'OUT' as kind, id, file_name as name"
                + " from departure where arrival = :arrival"
                + " union select p.id, lower(p.kind), 'OUT', p.id, p.file_name"
                + " from (select d.departure from item_version v join document d"
                + " on d.dossier = v.dossier and d.item_version = v.id"
                + " where v.arrival = :arrival limit :most) made"
                + " join departure p on p.id = made.departure and p.kind = 'DECLARATION'"
                + " union select p.id, lower(p.kind), 'OUT', p.id, p.file_name"
                + " from (select d.departure from answer a join filing f on f.id = a.filing"
                + " join document d on d.dossier = f.dossier and d.answer = a.id"
                + " where a.arrival = :arrival limit :most) told"
                + " join departure p on p.id = told.departure"
                + " union all select a.id, 'the same bytes came before', 'IN', b.id, b.name"
                + " from arrival a join arrival b on b.id = a.duplicate_of where a.id = :arrival"
                + " union all select b.id, 'the same bytes came again', 'IN', b.id, b.name"
                + " from arrival a join arrival b on b.partner = a.partner and b.hash = a.hash"
                + " and b.duplicate_of = a.id where a.id = :arrival order by key limit :most")
        .bind("arrival", arrival)
        .bind("most", PAGE)
        .map((row, context) -> tied(row))
        .list();
  }

  /**
   * The documents that leave in it and what each follows from.
   *
   * @param after the last position of the page before; 0 for the first page
   */
  public List<Tied> documents(Handle handle, long departure, long after) {
    return handle
        .createQuery(
            "select d.position as key, d.reference as how, 'ITEM' as kind, d.dossier as id,"
                + " coalesce(o.item_id, '') as name from document d"
                + " left join dossier o on o.id = d.dossier"
                + " where d.departure = :departure and d.position > :after"
                + " order by d.position limit :most")
        .bind("departure", departure)
        .bind("after", after)
        .bind("most", PAGE + 1)
        .map((row, context) -> tied(row))
        .list();
  }

  /** The messages that it follows from: the item's data, the answer it tells, what it answers. */
  public List<Tied> parents(Handle handle, long departure) {
    return handle
        .createQuery(
            "select distinct a.id as key, how, 'IN' as kind, a.id, a.name from"
                + " (select 'answers' as how, arrival as id from departure where id = :departure"
                + " union select 'made of', v.arrival from document d"
                + " join item_version v on v.id = d.item_version where d.departure = :departure"
                + " union select 'tells', w.arrival from document d"
                + " join answer w on w.id = d.answer where d.departure = :departure"
                + " union select case when p.kind = 'CARGO_REPORT' then 'reports' else 'about' end,"
                + " m.arrival from document d join departure p on p.id = d.departure"
                + " join manifest m on m.id = d.manifest where d.departure = :departure"
                + ") as sources join arrival a on a.id = sources.id order by key limit :most")
        .bind("departure", departure)
        .bind("most", PAGE)
        .map((row, context) -> tied(row))
        .list();
  }

  private static Tied tied(ResultSet row) throws SQLException {
    return new Tied(
        row.getLong("key"),
        row.getString("how"),
        Kind.valueOf(row.getString("kind")),
        row.getObject("id", Long.class),
        row.getString("name"));
  }
}
