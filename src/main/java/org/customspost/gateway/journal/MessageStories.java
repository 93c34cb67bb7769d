package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.customspost.gateway.journal.Story.Fact;
import org.customspost.gateway.journal.Story.Moment;
import org.customspost.gateway.journal.Story.Wait;
import org.jdbi.v3.core.Handle;

/** Tells what happened to one interchange that came in, or that left. */
final class MessageStories {
  private static final int MOST_ITEMS = 200;

  Story arrival(Handle handle, long id) {
    List<Moment> moments = new ArrayList<>();
    for (String each :
        List.of(
            "select received_at as at, 'received' as what, partner as who,"
                + " channel || ', ' || bytes || ' bytes, SHA-256 ' || hash as text"
                + " from arrival where id = :id",
            "select coalesce(acknowledged_at, sent_at, ready_at, prepared_at) as at,"
                + " 'document' as what, partner as who,"
                + " concat_ws(' ', kind, 'as', format, 'in', file_name || ':', state) as text"
                + " from departure where arrival = :id",
            "select coalesce(p.acknowledged_at, p.sent_at, p.ready_at, p.prepared_at) as at,"
                + " 'document' as what, p.partner as who, concat_ws(' ', p.kind, d.function,"
                + " d.reference, 'as', p.format, 'in', p.file_name || ':', p.state) as text"
                + " from (select departure, function, reference from document where manifest in"
                + " (select id from manifest where arrival = :id) union all"
                + " select departure, function, reference from document where receptacle_event in"
                + " (select id from receptacle_event where arrival = :id)) d"
                + " join departure p on p.id = d.departure",
            "select r.received_at as at, 'mdn' as what, r.partner as who, concat_ws(', ',"
                + " r.disposition, 'Message-ID ' || r.message_id, 'MIC ours ' || nullif(r.mic, ''),"
                + " 'MIC signed by the sender ' || r.stated,"
                + " case when octet_length(r.mdn) = 0 then 'none was asked for'"
                + "   when d.id is null then 'on the same connection'"
                + "   else 'later, in ' || d.file_name || ': ' || d.state end) as text"
                + " from as2_received r left join departure d on d.id = r.mdn_departure"
                + " where r.arrival = :id",
            "select a.received_at as at, 'attachment' as what, a.partner as who,"
                + " concat_ws(', ', nullif(t.name, ''), t.content_type, p.bytes || ' bytes') as text"
                + " from attachment t join arrival a on a.id = t.arrival"
                + " cross join payload_known(t.payload) p where t.arrival = :id",
            "(select found_at as at, 'finding' as what, '' as who, text from finding"
                + " where arrival = :id order by ordinal, id limit 200)",
            "(select at, kind as what, '' as who, text from event where arrival = :id"
                + " order by id desc limit 200)"))
      moments.addAll(handle.createQuery(each).bind("id", id).map(StoryRows::moment).list());
    moments.sort(Comparator.comparing(Moment::at));
    return handle
        .createQuery("select * from arrival where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Story(
                    Story.Kind.ARRIVAL,
                    row.getString("name"),
                    null,
                    List.of(
                        new Fact("partner", row.getString("partner")),
                        new Fact("state", row.getString("state")),
                        new Fact("message", row.getString("identity")),
                        new Fact("control reference", row.getString("control_reference")),
                        new Fact("came with", facts(row.getString("properties"))),
                        new Fact("items", items(handle, id))),
                    moments,
                    waits(row.getString("state")),
                    KeptBytes.ofArrival(handle, id)))
        .one();
  }

  /** What the door told; a signature is too long to show and stands in the document's story. */
  private static String facts(String properties) {
    return properties
        .lines()
        .filter(each -> !each.startsWith("signature="))
        .collect(Collectors.joining(", "));
  }

  /** The message that a receipt of ours is about; empty where the departure is none. */
  private static String receiptFor(Handle handle, long departure) {
    return handle
        .createQuery("select message_id from as2_received where mdn_departure = :departure limit 1")
        .bind("departure", departure)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  private static List<Wait> waits(String state) {
    return switch (state) {
      case "RECEIVED" -> List.of(new Wait("us", "work on it goes on"));
      case "PARKED" -> List.of(new Wait("us", "it is parked: mend the cause, then re-submit it"));
      default -> List.of();
    };
  }

  /** The S10 ids in the order of the file. */
  private static String items(Handle handle, long arrival) {
    List<String> ids =
        handle
            .createQuery(
                "select item_id from (select o.item_id, v.ordinal from item_version v"
                    + " join dossier o on o.id = v.dossier where v.arrival = :arrival"
                    + " union all select item_id, ordinal from item_event where arrival = :arrival) told"
                    + " order by ordinal limit :most")
            .bind("arrival", arrival)
            .bind("most", MOST_ITEMS + 1)
            .mapTo(String.class)
            .list();
    if (ids.size() <= MOST_ITEMS) return String.join(" ", ids);
    return String.join(" ", ids.subList(0, MOST_ITEMS)) + " and more";
  }

  Story departure(Handle handle, long id) {
    List<Moment> moments = new ArrayList<>();
    for (String each :
        List.of(
            "select prepared_at as at, 'planned' as what, partner as who, kind || ' as ' || format"
                + " as text from departure where id = :id",
            "select ready_at as at, 'ready' as what, partner as who, file_name as text"
                + " from departure where id = :id and ready_at is not null",
            "select sent_at as at, 'sent' as what, partner as who, proof as text"
                + " from departure where id = :id and sent_at is not null",
            "select acknowledged_at as at, 'acknowledged' as what, partner as who, '' as text"
                + " from departure where id = :id and acknowledged_at is not null",
            "select d.ready_at as at, 'packed' as what, s.partner as who, concat_ws(', ',"
                + " 'Message-ID ' || s.message_id, 'MIC ' || nullif(s.mic, '')) as text"
                + " from as2_sent s join departure d on d.id = s.departure where s.departure = :id",
            "select m.received_at as at, 'mdn' as what, m.partner as who, concat_ws(', ', m.verdict,"
                + " m.disposition, 'Message-ID ' || m.message_id, case when m.mic = '' then 'no MIC'"
                + "   when m.mic = s.mic then 'MIC as ours ' || m.mic"
                + "   else 'MIC theirs ' || m.mic || ', ours ' || s.mic end) as text"
                + " from as2_mdn m join as2_sent s on s.departure = m.departure"
                + " where m.departure = :id",
            "select a.issued_at as at, 'answer' as what, a.customs as who, concat_ws(' ', a.meaning,"
                + " nullif('code ' || a.code, 'code '), 'MRN ' || a.mrn, a.referral) as text"
                + " from document d join departure p on p.id = d.departure join answer a"
                + " on a.customs = p.partner and a.report = d.reference where d.departure = :id",
            "select found_at as at, 'finding' as what, '' as who, text from finding"
                + " where departure = :id",
            "select at, kind as what, '' as who, text from event where departure = :id"))
      moments.addAll(handle.createQuery(each).bind("id", id).map(StoryRows::moment).list());
    moments.sort(Comparator.comparing(Moment::at));
    return handle
        .createQuery("select * from departure where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Story(
                    Story.Kind.DEPARTURE,
                    row.getString("file_name"),
                    null,
                    List.of(
                        new Fact("partner", row.getString("partner")),
                        new Fact("state", row.getString("state")),
                        new Fact("control reference", row.getString("control_reference")),
                        new Fact("unique id", row.getString("unique_id")),
                        new Fact("receipt for", receiptFor(handle, id)),
                        new Fact("documents", documents(handle, id))),
                    moments,
                    leaving(row.getString("state"), row.getString("problem")),
                    KeptBytes.ofDeparture(handle, id)))
        .one();
  }

  private static List<Wait> leaving(String state, String problem) {
    return switch (Departures.State.valueOf(state)) {
      case PLANNED, READY, PARKED -> List.of(new Wait("us", (state + " " + problem).strip()));
      case SENT, ACKNOWLEDGED, WITHHELD -> List.of();
    };
  }

  private static String documents(Handle handle, long departure) {
    return String.join(
        " ",
        handle
            .createQuery(
                "select reference from document where departure = :departure order by position"
                    + " limit :most")
            .bind("departure", departure)
            .bind("most", MOST_ITEMS)
            .mapTo(String.class)
            .list());
  }
}
