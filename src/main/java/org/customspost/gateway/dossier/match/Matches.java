package org.customspost.gateway.dossier.match;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads matches: of an item, a receptacle, a despatch, a consignment, a waybill or a flight. */
public final class Matches {
  /** The receptacles of each kind of subject. */
  private static final Map<Subject.Kind, String> RECEPTACLES =
      Map.of(
          Subject.Kind.ITEM,
          "select receptacle from receptacle_match where false and receptacle = :id",
          Subject.Kind.RECEPTACLE,
          "select receptacle from receptacle_match where receptacle = :id",
          Subject.Kind.DESPATCH,
          "select receptacle from receptacle_match where despatch = :id",
          Subject.Kind.CONSIGNMENT,
          "select receptacle from receptacle_match where consignment = :id and consignment <> ''",
          Subject.Kind.WAYBILL,
          "select receptacle from receptacle_match"
              + " where transport_document = :id and transport_document <> ''",
          Subject.Kind.FLIGHT,
          "select receptacle from receptacle_match where carrier = :id and voyage = :voyage"
              + " and voyage <> '' and day = coalesce(cast(:day as date), (select max(day) from"
              + " receptacle_match where carrier = :id and voyage = :voyage and voyage <> ''))");

  /** Its items: by their receptacles, by name, and those that it shares with another. */
  private static final String ITEMS =
      "select m.item_id from item_match m where m.receptacle = any(:receptacles)"
          + " and m.receptacle <> ''"
          + " union select i.item_id from manifest_line l join manifest a on a.id = l.manifest"
          + " and a.standing = 'IN_FORCE' join manifest_item i on i.manifest = l.manifest"
          + " and i.line = l.number where l.receptacle = any(:receptacles) and l.receptacle <> ''";

  private static final Map<Subject.Kind, String> MORE_ITEMS =
      Map.of(
          Subject.Kind.ITEM, " union select item_id from item_match where item_id = :id",
          Subject.Kind.DESPATCH,
              " union select item_id from item_match where despatch = :id and despatch <> ''",
          Subject.Kind.WAYBILL,
              " union select item_id from item_match"
                  + " where transport_document = :id and transport_document <> ''");

  /** The message in which customs asks about a receptacle. */
  private static final String ASKED_BY =
      "(select concat_ws(' ', qa.partner, qa.name) from asked_receptacle q"
          + " join referral qr on qr.id = q.referral join answer qw on qw.id = qr.answer"
          + " join arrival qa on qa.id = qw.arrival where q.receptacle = %1$s.receptacle"
          + " and q.customs || ' ' || q.reference = %1$s.declared_as limit 1)";

  private static final String LINES =
      "select i.item_id, i.receptacle, i.reason, i.announced, i.declared_as, i.decided, i.since,"
          + " concat_ws(' ', am.partner, aa.name) as announced_by,"
          + " case when i.of_receptacle and i.reason in ('SCREENING_WANTED', 'INFORMATION_WANTED')"
          + " then "
          + ASKED_BY.formatted("i")
          + " when i.of_receptacle then concat_ws(' ', om.partner, oa.name)"
          + " else concat_ws(' ', va.partner, va.name) end as declared_by"
          + " from item_reason i left join receptacle_match r on r.receptacle = i.receptacle"
          + " left join manifest am on am.id = i.manifest left join arrival aa on aa.id = am.arrival"
          + " left join item_version v on v.id = i.version left join arrival va on va.id = v.arrival"
          + " left join manifest om on om.id = coalesce(r.flight_manifest, r.consignment_manifest)"
          + " left join arrival oa on oa.id = om.arrival where i.item_id = any(:items)";

  private static final String EMPTY =
      "select '' as item_id, r.receptacle, r.reason, r.announced, r.declared_as, '' as decided,"
          + " r.since, concat_ws(' ', am.partner, aa.name) as announced_by,"
          + " case when r.reason in ('SCREENING_WANTED', 'INFORMATION_WANTED') then "
          + ASKED_BY.formatted("r")
          + " else concat_ws(' ', om.partner, oa.name) end as declared_by from receptacle_match r"
          + " left join manifest am on am.id = coalesce(r.despatch_manifest, r.consignment_manifest)"
          + " left join arrival aa on aa.id = am.arrival"
          + " left join manifest om on om.id = coalesce(r.flight_manifest, r.consignment_manifest)"
          + " left join arrival oa on oa.id = om.arrival"
          + " where r.receptacle = any(:receptacles) and r.items = 0";

  /** What an identifier means: see {@link Subject#of}. */
  public Subject subject(Handle handle, String text) {
    boolean consignment =
        handle
            .createQuery(
                "select exists (select from receptacle_match"
                    + " where consignment = :id and consignment <> '')")
            .bind("id", text.strip())
            .mapTo(Boolean.class)
            .one();
    return Subject.of(text, consignment);
  }

  /** Whether the subject may be loaded, with all its items. */
  public Completeness completeness(Handle handle, Subject subject) {
    List<String> receptacles = receptacles(handle, subject);
    List<String> items =
        about(
                handle.createQuery(ITEMS + MORE_ITEMS.getOrDefault(subject.kind(), "")),
                subject,
                MORE_ITEMS.containsKey(subject.kind()))
            .bindArray("receptacles", String.class, receptacles)
            .mapTo(String.class)
            .list();
    List<MatchLine> lines =
        new ArrayList<>(
            handle
                .createQuery(LINES)
                .bindArray("items", String.class, items)
                .map((row, context) -> line(row))
                .list());
    lines.addAll(
        handle
            .createQuery(EMPTY)
            .bindArray("receptacles", String.class, receptacles)
            .map((row, context) -> line(row))
            .list());
    lines.sort(
        Comparator.comparing(MatchLine::reason)
            .thenComparing(MatchLine::receptacle)
            .thenComparing(MatchLine::item));
    return new Completeness(
        subject,
        lines,
        receptacles.size(),
        departs(handle, receptacles),
        waiting(handle, items),
        unmatched(handle));
  }

  private static List<String> receptacles(Handle handle, Subject subject) {
    Query query =
        about(
            handle.createQuery(
                String.valueOf(RECEPTACLES.get(subject.kind())) + " order by receptacle"),
            subject,
            true);
    if (subject.kind() == Subject.Kind.FLIGHT)
      query.bind("voyage", subject.voyage()).bind("day", subject.day());
    return query.mapTo(String.class).list();
  }

  private static Query about(Query query, Subject subject, boolean named) {
    return named ? query.bind("id", subject.id()) : query;
  }

  private static MatchLine line(ResultSet row) throws SQLException {
    return new MatchLine(
        row.getString("item_id"),
        row.getString("receptacle"),
        Reason.valueOf(row.getString("reason")),
        row.getString("announced"),
        row.getString("announced_by"),
        row.getString("declared_as"),
        row.getString("declared_by"),
        row.getString("decided"),
        row.getObject("since", OffsetDateTime.class));
  }

  private static @Nullable LocalDateTime departs(Handle handle, List<String> receptacles) {
    Optional<LocalDateTime> first =
        handle
            .createQuery(
                "select min(departs) from receptacle_match where receptacle = any(:receptacles)"
                    + " having min(departs) is not null")
            .bindArray("receptacles", String.class, receptacles)
            .mapTo(LocalDateTime.class)
            .findOne();
    return first.orElse(null);
  }

  private static @Nullable Waiting waiting(Handle handle, List<String> items) {
    Optional<Waiting> first =
        handle
            .createQuery(
                "select *, count(*) over () as running, count(*) filter (where told <> '') over () as late"
                    + " from clock where item_id = any(:items) and standing = 'RUNNING'"
                    + " order by due nulls last, name, customs limit 1")
            .bindArray("items", String.class, items)
            .map((row, context) -> waiting(row))
            .findOne();
    return first.orElse(null);
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getInt("running"),
        row.getInt("late"),
        row.getString("name"),
        row.getString("customs"),
        row.getObject("due", OffsetDateTime.class),
        row.getString("waits_on"));
  }

  private static int unmatched(Handle handle) {
    return handle
        .createQuery("select count(*) from work where kind = 'match'")
        .mapTo(Integer.class)
        .one();
  }
}
