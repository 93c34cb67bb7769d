package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.journal.Story.Fact;
import org.customspost.gateway.journal.Story.Moment;
import org.customspost.gateway.journal.Story.Wait;
import org.jdbi.v3.core.Handle;

/** Tells what happened to one item: its versions, filings, documents, answers, findings, events. */
final class ItemStories {

  private static final String VERSIONS =
      "select v.created_at as at, 'version' as what, a.partner as who,"
          + " v.number || ' ' || v.function || ', item ' || v.ordinal || ' of ' || a.name as text"
          + " from item_version v join arrival a on a.id = v.arrival where v.dossier = :dossier";
  private static final String PLANNED =
      // told to the second in the document: never before what made us plan it
      "select greatest(p.prepared_at, v.created_at, a.received_at) as at, 'planned' as what,"
          + " p.partner as who, lower(p.kind) || ' ' || d.reference as text"
          + " from document d join departure p on p.id = d.departure"
          + " left join item_version v on v.id = d.item_version left join answer a on a.id = d.answer"
          + " where d.dossier = :dossier";
  private static final String DOCUMENTS =
      "select coalesce(p.acknowledged_at, p.sent_at, p.ready_at, p.prepared_at) as at,"
          + " 'document' as what, p.partner as who, concat_ws(' ', p.kind, nullif(d.function, ''),"
          + " nullif(d.meaning, ''), d.reference, 'as', p.format, 'in', p.file_name || ':', p.state,"
          + " nullif(p.proof, ''), nullif(p.problem, '')) as text"
          + " from document d join departure p on p.id = d.departure where d.dossier = :dossier";
  private static final String ANSWERS =
      "select a.issued_at as at, 'answer' as what, a.customs as who, concat_ws(' ', a.meaning,"
          + " nullif('code ' || a.code, 'code '), 'LRN ' || a.lrn, 'MRN ' || a.mrn,"
          + " 'reply by ' || a.respond_by) as text"
          + " from answer a join filing f on f.id = a.filing where f.dossier = :dossier";
  private static final String ON_ITS_WAY =
      "select i.happened_at as at, 'item event' as what, i.partner as who, concat_ws(' ', i.event,"
          + " 'at ' || nullif(i.office, ''), 'reason ' || nullif(i.reason, '')) as text"
          + " from item_event i where ";
  private static final String ITEM_EVENTS = ON_ITS_WAY + "i.dossier = :dossier";
  private static final String FINDINGS =
      // two questions, each with its index: one with "or" would look through all findings
      "select found_at as at, 'finding' as what, '' as who, text from"
          + " (select * from finding where dossier = :dossier union select n.* from item_version v"
          + " join finding n on n.arrival = v.arrival and n.ordinal = v.ordinal"
          + " where v.dossier = :dossier) found";
  private static final String ERASED =
      "select u.erased_at as at, 'erased' as what, '' as who, 'what is kept as ' || u.partner || '/'"
          + " || u.class || '/' || u.day || ', under the retention of ' || u.kept_days"
          + " || ' days; hashes, decisions and times stay' as text"
          + " from retention_unit u where u.wrapped_key is null and u.id in"
          + " (select coalesce((select unit from payload where id = k.id),"
          + "  (select unit from payload_erased where id = k.id)) from"
          + "  (select a.payload as id from item_version v join arrival a on a.id = v.arrival"
          + "   where v.dossier = :dossier union select a.payload from filing f"
          + "   join answer n on n.filing = f.id join arrival a on a.id = n.arrival"
          + "   where f.dossier = :dossier union select p.payload from document d"
          + "   join departure p on p.id = d.departure where d.dossier = :dossier) k)";
  private static final String EVENTS =
      "select at, kind as what, '' as who, text from event where dossier = :dossier";

  /** Asked at once: who looks at an item waits for each question. */
  private static final String ALL_MOMENTS =
      String.join(
          " union all ",
          VERSIONS,
          PLANNED,
          DOCUMENTS,
          ANSWERS,
          ITEM_EVENTS,
          CargoStories.OF_DOSSIER,
          FINDINGS,
          ERASED,
          EVENTS);

  Story dossier(Handle handle, long dossier) {
    List<Moment> moments =
        new ArrayList<>(
            handle.createQuery(ALL_MOMENTS).bind("dossier", dossier).map(StoryRows::moment).list());
    moments.sort(Comparator.comparing(Moment::at));
    String item =
        handle
            .createQuery("select item_id from dossier where id = :dossier")
            .bind("dossier", dossier)
            .mapTo(String.class)
            .one();
    return new Story(
        Story.Kind.ITEM, item, dossier, facts(handle, dossier), moments, waits(handle, dossier));
  }

  private static List<Fact> facts(Handle handle, long dossier) {
    List<Fact> facts =
        new ArrayList<>(
            handle
                .createQuery(
                    "select 'operator' as name, operator || coalesce(', posted ' || posted_on, '')"
                        + " || coalesce(', closed ' || closed_at, '') as value"
                        + " from dossier where id = :dossier")
                .bind("dossier", dossier)
                .map(StoryRows::fact)
                .list());
    facts.addAll(
        handle
            .createQuery(
                "select 'filing' as name, concat_ws(' ', f.purpose, 'with', f.customs || ':', f.state,"
                    + " 'version ' || v.number, 'LRN ' || nullif(f.lrn, ''), 'MRN ' || f.mrn,"
                    + " nullif('standing ' || f.standing, 'standing '),"
                    + " 'before loading ' || nullif(f.loading, ''),"
                    + " 'presented by ' || nullif(f.presented, '')) as value"
                    + " from filing f join item_version v on v.id = f.declared_version"
                    + " where f.dossier = :dossier order by f.id")
            .bind("dossier", dossier)
            .map(StoryRows::fact)
            .list());
    facts.addAll(referrals(handle, dossier));
    facts.addAll(returns(handle, dossier));
    facts.addAll(clocks(handle, dossier));
    return facts;
  }

  private static List<Fact> clocks(Handle handle, long dossier) {
    return handle
        .createQuery(
            "select 'clock' as name, concat_ws(' ', name, 'of', customs || ':', lower(standing) || ',',"
                + " coalesce('due ' || due, 'no flight announced') || ',', nullif(because, ''),"
                + " 'waits for ' || nullif(waits_on, ''), 'expected ' || expected,"
                + " nullif('(' || replace(lower(told), '_', ' ') || ')', '()')) as value"
                + " from clock where dossier = :dossier order by filing, name")
        .bind("dossier", dossier)
        .map(StoryRows::fact)
        .list();
  }

  /** An item that comes back and the one that went out, each in the story of the other. */
  private static List<Fact> returns(Handle handle, long dossier) {
    return handle
        .createQuery(
            "select 'return of' as name, concat_ws(' ', v.return_of, coalesce((select string_agg("
                + "concat_ws(' ', 'dossier', o.id, 'of', o.operator, 'posted ' || o.posted_on), ', '"
                + " order by o.id) from dossier o where o.item_id = v.return_of and o.id < d.id"
                + " or o.item_id = v.return_of and o.item_id <> d.item_id), 'is not known')) as value"
                + " from dossier d join lateral (select * from item_version where dossier = d.id"
                + " order by number desc limit 1) v on true"
                + " where d.id = :dossier and v.return_of <> ''"
                + " union all select distinct 'comes back as', concat_ws(' ', b.item_id, 'dossier',"
                + " b.id, 'of', b.operator) from dossier d join item_version v"
                + " on v.return_of = d.item_id and v.return_of <> '' and v.dossier <> d.id"
                + " join dossier b on b.id = v.dossier where d.id = :dossier"
                + " and (b.item_id <> d.item_id or b.id > d.id)")
        .bind("dossier", dossier)
        .map(StoryRows::fact)
        .list();
  }

  private static List<Fact> referrals(Handle handle, long dossier) {
    return handle
        .createQuery(
            "select distinct r.id, 'referral' as name, concat_ws(' ', r.kind, r.reference,"
                + " 'about ' || lower(r.level), r.identity, 'of', r.customs, 'to', r.owner || ',',"
                + " 'reply by', r.reply_by || ':', case when s.code is not null then 'answered ' || s.code"
                + " when r.closed then 'not wanted any more' when r.late then 'late' else 'open' end) as value"
                + " from item_referral i join referral r on r.id = i.referral"
                + " left join referral_response s on s.id = r.response"
                + " where i.dossier = :dossier order by r.id")
        .bind("dossier", dossier)
        .map(StoryRows::fact)
        .list();
  }

  private static List<Wait> waits(Handle handle, long dossier) {
    List<Wait> waits =
        new ArrayList<>(
            handle
                .createQuery(
                    "select 'us' as turn, concat_ws(' ', p.kind, d.reference, 'is', p.state,"
                        + " nullif(p.tries, 0) || ' tries', nullif(p.problem, '')) as text"
                        + " from document d join departure p on p.id = d.departure"
                        + " where d.dossier = :dossier and p.state in ('PLANNED', 'READY', 'PARKED')"
                        + " order by p.id")
                .bind("dossier", dossier)
                .map(StoryRows::waiting)
                .list());
    handle
        .createQuery(
            "select f.*, (select max(respond_by) from answer a where a.filing = f.id) as respond_by,"
                + " o.operator from filing f join dossier o on o.id = f.dossier"
                + " where f.dossier = :dossier order by f.id")
        .bind("dossier", dossier)
        .map((row, context) -> awaited(row))
        .list()
        .forEach(waits::addAll);
    return waits;
  }

  private static List<Wait> awaited(ResultSet row) throws SQLException {
    String customs = row.getString("customs");
    String operator = row.getString("operator");
    if (row.getString("state").equals("AWAITING_GOODS"))
      return List.of(new Wait(operator, "arrival of the goods; then it is declared to " + customs));
    // Nothing was ever sent: it was cancelled before.
    if (row.getString("lrn").isEmpty()) return List.of();
    return Awaited.of(
        customs,
        operator,
        row.getString("lrn"),
        row.getString("standing"),
        row.getObject("wished_version") != null,
        !row.getString("presented").isEmpty(),
        row.getBoolean("overdue"),
        row.getObject("respond_by", OffsetDateTime.class));
  }

  /** An item of which every version was refused has findings and no dossier. */
  Optional<Story> refused(Handle handle, String id) {
    List<Moment> findings =
        handle
            .createQuery(
                "select n.found_at as at, 'finding' as what, coalesce(a.partner, '') as who, n.text"
                    + " from finding r join finding n on n.arrival = r.arrival and n.ordinal = r.ordinal"
                    + " left join arrival a on a.id = n.arrival where r.item_id = :id"
                    + " and r.item_id <> '' and r.severity = 'REJECT'"
                    + " group by n.id, n.found_at, a.partner, n.text order by n.found_at, n.id")
            .bind("id", id)
            .map(StoryRows::moment)
            .list();
    if (findings.isEmpty()) return Optional.empty();
    List<Wait> waits = List.of(new Wait(findings.get(0).who(), "send the item again, mended"));
    return Optional.of(new Story(Story.Kind.ITEM, id, null, List.of(), findings, waits));
  }

  /** What was told of an item whose data has not come. */
  Optional<Story> early(Handle handle, String id) {
    List<Moment> events =
        handle
            .createQuery(
                ON_ITS_WAY
                    + "i.dossier is null and i.item_id = upper(replace(:id, ' ', ''))"
                    + " order by i.happened_at, i.id")
            .bind("id", id)
            .map(StoryRows::moment)
            .list();
    if (events.isEmpty()) return Optional.empty();
    List<Wait> waits = List.of(new Wait("the post", "data of this item"));
    return Optional.of(new Story(Story.Kind.ITEM, id, null, List.of(), events, waits));
  }

  /** Answers that no filing is known for. */
  Optional<Story> orphans(Handle handle, String id) {
    List<Moment> answers =
        handle
            .createQuery(
                "select issued_at as at, 'answer' as what, customs as who, concat_ws(' ', meaning,"
                    + " nullif('code ' || code, 'code '), 'LRN ' || lrn, 'MRN ' || mrn, item_id) as text"
                    + " from answer where filing is null and report is null"
                    + " and (lrn = :id or mrn = :id or item_id = :id or notification_id = :id)"
                    + " order by issued_at, id")
            .bind("id", id)
            .map(StoryRows::moment)
            .list();
    if (answers.isEmpty()) return Optional.empty();
    List<Wait> waits = List.of(new Wait("us", "no filing is known for this answer yet"));
    return Optional.of(new Story(Story.Kind.ITEM, id, null, List.of(), answers, waits));
  }
}
