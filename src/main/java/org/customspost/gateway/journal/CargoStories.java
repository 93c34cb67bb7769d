package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.journal.Story.Moment;
import org.jdbi.v3.core.Handle;

/** Tells what was announced of an item, a receptacle, a despatch, a consignment or a waybill. */
final class CargoStories {
  private static final int MOST = 200;

  private static final String ANNOUNCED =
      "select m.issued_at as at, 'announced' as what, m.partner as who, concat_ws(' ',"
          + " lower(m.level), m.reference, 'in', a.name, 'receptacle ' || nullif(l.receptacle, ''),"
          + " 'waybill ' || nullif(l.transport_document, ''),"
          + " 'flight ' || (select string_agg(g.carrier || g.voyage || ' ' || coalesce(g.day::text, ''),"
          + " ', ' order by g.number) from manifest_leg g where g.manifest = m.id),"
          + " case when m.standing <> 'IN_FORCE' then '(' || lower(m.standing) || ')' end) as text"
          + " from manifest m join arrival a on a.id = m.arrival"
          + " left join manifest_line l on l.manifest = m.id ";

  /** Of one item; its id names another item after a year or so. */
  static final String OF_DOSSIER =
      ANNOUNCED
          + "join manifest_item i on i.manifest = l.manifest and i.line = l.number"
          + " join dossier d on d.item_id = i.item_id where d.id = :dossier"
          + " and m.standing = 'IN_FORCE' and (d.posted_on is null"
          + " or m.issued_at between d.posted_on - 30 and d.posted_on + 365)";

  private static final String OF_ITEM =
      ANNOUNCED
          + "join manifest_item i on i.manifest = l.manifest and i.line = l.number"
          + " where i.item_id = :id and m.standing = 'IN_FORCE'";

  private static final String OF_RECEPTACLE =
      ANNOUNCED + "where l.receptacle = :id and m.standing = 'IN_FORCE'";

  private static final String HEADS =
      "select m.issued_at as at, 'announced' as what, m.partner as who, concat_ws(' ',"
          + " lower(m.level), m.reference, 'in', a.name || ':', lower(m.function) || ',',"
          + " replace(lower(m.standing), '_', ' ') || ',', m.lines_read, 'lines') as text"
          + " from manifest m join arrival a on a.id = m.arrival where ";

  /** The carrier has two characters, the number no leading zeros, the day may be left out. */
  static final String ON_FLIGHT =
      "carrier = upper(left(:id, 2)) and voyage <> ''"
          + " and voyage = ltrim(upper(substring(split_part(:id, '/', 1) from 3)), '0')"
          + " and split_part(:id, '/', 2) in ('', day::text)";

  private static final Map<Story.Kind, String> OTHERS = others();

  private static final String EVENTS =
      "select happened_at as at, 'receptacle event' as what, partner as who, concat_ws(' ', event,"
          + " 'at ' || nullif(place, ''), 'flight ' || nullif(carrier || voyage, '')) as text"
          + " from receptacle_event where receptacle = :id";

  /** What customs asks about announcements with these receptacles, or of these identities. */
  private static final String ASKED =
      "select r.issued_at as at, 'referral' as what, r.customs as who, concat_ws(' ', r.kind,"
          + " r.reference, 'about', lower(r.level), r.identity, 'to', r.owner || ',', 'reply by',"
          + " r.reply_by || ':', case when s.code is not null then 'answered ' || s.code"
          + " when r.closed then 'not wanted any more' when r.late then 'late' else 'open' end)"
          + " as text from referral r left join referral_response s on s.id = r.response"
          + " where r.id in (select referral from asked_receptacle where receptacle = :id)"
          + " or exists (select from manifest m where (m.despatch = :id or m.consignment = :id"
          + " or m.transport_document = :id) and m.partner = r.owner and m.level = r.level"
          + " and m.reference = r.identity)";

  private static Map<Story.Kind, String> others() {
    Map<Story.Kind, String> others = new LinkedHashMap<>();
    others.put(
        Story.Kind.DESPATCH,
        HEADS
            + "m.despatch = :id"
            + " or m.id in (select manifest from manifest_line where despatch = :id)");
    others.put(
        Story.Kind.CONSIGNMENT,
        HEADS + "m.consignment = :id or (m.reference = :id and m.despatch <> :id)");
    others.put(
        Story.Kind.WAYBILL,
        HEADS
            + "m.transport_document = :id"
            + " or m.id in (select manifest from manifest_line where transport_document = :id)");
    others.put(
        Story.Kind.FLIGHT,
        HEADS
            + "m.standing = 'IN_FORCE' and m.id in (select manifest from manifest_leg where "
            + ON_FLIGHT
            + ")");
    return others;
  }

  /** Everything that is told of an identifier, but of items whose data came. */
  List<Story> of(Handle handle, String id, boolean itemKnown) {
    List<Story> stories = new ArrayList<>();
    String normal = id.replace(" ", "");
    List<Moment> item = itemKnown ? List.of() : moments(handle, OF_ITEM, normal);
    if (!item.isEmpty())
      stories.add(new Story(Story.Kind.ITEM, id, null, List.of(), item, List.of()));
    if (Hits.isItem(normal)) return stories;
    List<Moment> receptacle = moments(handle, OF_RECEPTACLE, normal);
    receptacle.addAll(moments(handle, EVENTS, normal));
    told(handle, Story.Kind.RECEPTACLE, id, receptacle).ifPresent(stories::add);
    OTHERS.forEach(
        (kind, query) ->
            told(handle, kind, id, moments(handle, query, normal)).ifPresent(stories::add));
    return stories;
  }

  /** With what customs asks about it, and the clocks of what is in it. */
  private static Optional<Story> told(
      Handle handle, Story.Kind kind, String id, List<Moment> moments) {
    if (moments.isEmpty()) return Optional.empty();
    String normal = id.replace(" ", "");
    moments.addAll(moments(handle, ASKED, normal));
    moments.sort(Comparator.comparing(Moment::at));
    CargoClocks clocks = CargoClocks.of(handle, kind, normal);
    return Optional.of(new Story(kind, id, null, clocks.facts(), moments, clocks.waits()));
  }

  private static List<Moment> moments(Handle handle, String query, String id) {
    return new ArrayList<>(
        handle
            .createQuery(query + " order by at limit " + MOST)
            .bind("id", id)
            .map(StoryRows::moment)
            .list());
  }
}
