package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What messages are tied to, a page at a time: one kind of tie after the other, each in its own
 * order. A page holds one row more than {@link #PAGE} where another page follows. Only reads; every
 * method runs in the caller's transaction.
 */
public final class Ties {
  /** Of one page. */
  public static final int PAGE = 100;

  /** What came in an interchange. */
  private static final List<String> CHILDREN =
      List.of(
          "select v.ordinal as place, v.id as key, 'item' as how, 'ITEM' as kind, v.dossier as id,"
              + " d.item_id as name from item_version v join dossier d on d.id = v.dossier"
              + " where v.arrival = :message and (v.ordinal, v.id) > (:place, :key)",
          "select a.ordinal as place, a.id as key, 'answer, ' || lower(a.meaning) as how,"
              + " 'ITEM' as kind, f.dossier as id,"
              + " coalesce(d.item_id, a.lrn, a.mrn, a.item_id, a.notification_id) as name"
              + " from answer a left join filing f on f.id = a.filing"
              + " left join dossier d on d.id = f.dossier"
              + " where a.arrival = :message and (a.ordinal, a.id) > (:place, :key)",
          "select e.ordinal as place, e.id as key, 'event ' || e.event as how, 'ITEM' as kind,"
              + " e.dossier as id, e.item_id as name from item_event e"
              + " where e.arrival = :message and (e.ordinal, e.id) > (:place, :key)",
          "select r.ordinal as place, r.id as key, 'response ' || r.code as how, 'ITEM' as kind,"
              + " f.dossier as id, r.reference as name"
              + " from referral_response r left join referral f on f.id = r.referral"
              + " where r.arrival = :message and (r.ordinal, r.id) > (:place, :key)",
          "select 0 as place, m.id as key, 'announces, ' || lower(m.level) as how, 'ITEM' as kind,"
              + " cast(null as bigint) as id, m.reference as name from manifest m"
              + " where m.arrival = :message and (0, m.id) > (:place, :key)",
          "select e.ordinal as place, e.id as key, 'receptacle event ' || e.event as how,"
              + " 'ITEM' as kind, cast(null as bigint) as id, e.receptacle as name"
              + " from receptacle_event e"
              + " where e.arrival = :message and (e.ordinal, e.id) > (:place, :key)");

  private static final String LEFT =
      ", replace(lower(p.kind), '_', ' ') as how, 'OUT' as kind, p.id, p.file_name";

  private static final String OF_ITEM = "d.dossier = s.dossier";
  private static final String OF_ANSWER =
      "d.dossier = (select dossier from filing where id = s.filing)";
  private static final String OF_REFERRAL =
      "d.referral in (select id from referral where answer = s.id)";

  /** The responses that counted: of those to one referral the first. */
  private static final String COUNTED =
      "(select r.* from referral_response r join referral f on f.id = r.referral"
          + " where f.response = r.id)";

  /** What followed from an interchange that came, and what came twice with it. */
  private static final List<String> BESIDE =
      List.of(
          "select 0 as place, p.id as key"
              + LEFT
              + " as name from departure p where p.arrival = :message and (0, p.id) > (:place, :key)",
          followed("DECLARATION", "item_version", "s.ordinal", "item_version", "id", OF_ITEM),
          followed("NOTICE", "answer", "s.ordinal", "answer", "id", OF_ANSWER),
          followed("REFERRAL", "answer", "s.ordinal", "answer", "id", OF_REFERRAL),
          followed("REPLY", COUNTED, "s.ordinal", "referral", "referral", "true"),
          followed("CARGO_REPORT", "manifest", "s.id", "manifest", "id", "true"),
          followed(
              "RECEPTACLE_REPORT",
              "receptacle_event",
              "s.ordinal",
              "receptacle_event",
              "id",
              "true"),
          "select 0 as place, b.id as key, 'the same bytes came before' as how, 'IN' as kind, b.id,"
              + " b.name from arrival a join arrival b on b.id = a.duplicate_of"
              + " where a.id = :message and (0, b.id) > (:place, :key)",
          "select 0 as place, b.id as key, 'the same bytes came again' as how, 'IN' as kind, b.id,"
              + " b.name from arrival a join arrival b on b.partner = a.partner and b.hash = a.hash"
              + " and b.duplicate_of = a.id where a.id = :message and (0, b.id) > (:place, :key)");

  /** The documents that leave in an interchange and what each is about. */
  private static final List<String> DOCUMENTS =
      List.of(
          "select d.position as place, 0 as key, d.reference as how, 'ITEM' as kind,"
              + " d.dossier as id, coalesce(o.item_id, '') as name from document d"
              + " left join dossier o on o.id = d.dossier"
              + " where d.departure = :message and (d.position, 0) > (:place, :key)");

  /** What an interchange that leaves follows from: it answers, is made of, tells or reports it. */
  private static final List<String> PARENTS =
      List.of(
          source("answers", "select arrival as id from departure where id = :message"),
          source("made of", parent("DECLARATION", "item_version", "d.item_version = s.id")),
          source("tells", parent("NOTICE", "answer", "d.answer = s.id")),
          source("asks for", parent("REFERRAL", "answer", "d.answer = s.id")),
          source("passes on", parent("REPLY", COUNTED, "d.referral = s.referral")),
          source("reports", parent("CARGO_REPORT", "manifest", "d.manifest = s.id")),
          source(
              "reports",
              parent("RECEPTACLE_REPORT", "receptacle_event", "d.receptacle_event = s.id")));

  /**
   * Departures with a document of a row that came in an arrival, each at the first of these rows: a
   * departure holds its documents in their order.
   *
   * @param place of the row among those of its arrival
   * @param column of a document that leads to the row's own
   * @param found how its documents are found by an index
   */
  private static String followed(
      String kind, String table, String place, String column, String own, String found) {
    // "offset 0" keeps the order: row by row until the page is full, not all of the arrival at once
    return "select %s as place, p.id as key%s as name from %s s cross join lateral"
            .formatted(place, LEFT, table)
        + " (select p.* from document d join departure p on p.id = d.departure and p.kind = '%s'"
            .formatted(kind)
        + " and p.arrival is distinct from :message where %s and d.%s = s.%s"
            .formatted(found, column, own)
        + " and not exists (select from document e join %s f on f.%s = e.%s"
            .formatted(table, own, column)
        + " where e.departure = d.departure and e.position < d.position"
        + " and f.arrival = :message) offset 0) p"
        + " where s.arrival = :message and %1$s >= :place and (%1$s, p.id) > (:place, :key)"
            .formatted(place);
  }

  private static String parent(String kind, String table, String found) {
    return "select s.arrival as id from departure p join document d on d.departure = p.id"
        + " join %s s on %s where p.id = :message and p.kind = '%s'".formatted(table, found, kind);
  }

  private static String source(String how, String ids) {
    return "select distinct 0 as place, a.id as key, '%s' as how, 'IN' as kind, a.id, a.name"
            .formatted(how)
        + " from (%s) s join arrival a on a.id = s.id where (0, a.id) > (:place, :key)"
            .formatted(ids);
  }

  /**
   * What came in an interchange: items, answers, events, responses, announcements.
   *
   * @param after the key of the last one of the page before
   */
  public List<Tied> children(Handle handle, long arrival, Tied.Key after) {
    return page(handle, CHILDREN, arrival, after);
  }

  /** What followed from an interchange that came, and what came twice with it. */
  public List<Tied> beside(Handle handle, long arrival, Tied.Key after) {
    return page(handle, BESIDE, arrival, after);
  }

  /** The documents that leave in an interchange and what each is about. */
  public List<Tied> documents(Handle handle, long departure, Tied.Key after) {
    return page(handle, DOCUMENTS, departure, after);
  }

  /** The messages that an interchange that leaves follows from. */
  public List<Tied> parents(Handle handle, long departure, Tied.Key after) {
    return page(handle, PARENTS, departure, after);
  }

  private static List<Tied> page(
      Handle handle, List<String> branches, long message, Tied.Key after) {
    List<Tied> page = new ArrayList<>();
    for (int i = after.branch(); i < branches.size() && page.size() <= PAGE; i++) {
      int branch = i;
      Tied.Key from = branch == after.branch() ? after : Tied.Key.START;
      handle
          .createQuery(branches.get(branch) + " order by place, key limit :most")
          .bind("message", message)
          .bind("place", from.place())
          .bind("key", from.id())
          .bind("most", PAGE + 1 - page.size())
          .map(
              (row, context) ->
                  new Tied(
                      new Tied.Key(branch, row.getLong("place"), row.getLong("key")),
                      row.getString("how"),
                      Tied.Kind.valueOf(row.getString("kind")),
                      row.getObject("id", Long.class),
                      row.getString("name")))
          .forEach(page::add);
    }
    return page;
  }
}
