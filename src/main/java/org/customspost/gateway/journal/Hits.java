package org.customspost.gateway.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Everything that is known under an identifier, without its story. Each question is one look into
 * an index; where the index begins with a partner, PostgreSQL 18 skips from partner to partner.
 */
public final class Hits {
  private static final int MOST = 50;
  private static final Pattern ITEM = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");

  private static final String MESSAGES_IN =
      "select 'ARRIVAL' as kind, a.id as number, a.name as subject, found.word, a.partner,"
          + " a.state from ("
          + "select id, 'file name' as word from arrival where name = :id"
          + " union all select id, 'control reference' from arrival"
          + " where control_reference = :id and control_reference <> ''"
          + " union all select arrival, 'Message-ID' from as2_received"
          + " where message_id in (:id, :bracketed)) as found join arrival a on a.id = found.id"
          + " order by a.id limit :most";

  private static final String MESSAGES_OUT =
      "select 'DEPARTURE' as kind, d.id as number, d.file_name as subject, found.word, d.partner,"
          + " d.state from ("
          + "select id, case :id when control_reference then 'control reference'"
          + " when file_name then 'file name' else 'unique id' end as word from departure"
          + " where control_reference = any(:references)"
          + " and :id in (control_reference, unique_id, file_name)"
          + " union all select departure, 'reference' from document"
          + " where reference = :id and dossier is null"
          + " union all select d.departure, 'MRN' from answer a join document d"
          + " on d.reference = a.report where a.report <> '' and a.mrn = :id"
          + " union all select departure, 'Message-ID' from as2_sent"
          + " where message_id in (:id, :bracketed)"
          + " union all select departure, 'Message-ID of its MDN' from as2_mdn"
          + " where departure is not null and message_id in (:id, :bracketed)"
          + ") as found join departure d on d.id = found.id order by d.id limit :most";

  private static final String ITEMS =
      "select 'ITEM' as kind, d.id as number, d.item_id as subject, found.word, d.operator as partner,"
          + " coalesce((select coalesce(nullif(f.standing, ''), f.state)"
          + " from filing f where f.dossier = d.id order by f.id desc limit 1), '') as state from ("
          + "select id, 'item id' as word from dossier where item_id = upper(replace(:id, ' ', ''))"
          + " union all select dossier, 'MRN' from filing where mrn = :id"
          + " union all select o.dossier, case when p.kind = 'DECLARATION' then 'LRN'"
          + " else lower(p.kind) || ' id' end from document o join departure p on p.id = o.departure"
          + " where o.reference = :id and o.dossier is not null"
          + " union all select dossier, 'reference of a referral' from referral where reference = :id"
          + " union all select f.dossier, 'id of an answer' from answer a"
          + " join filing f on f.id = a.filing where a.notification_id = :id"
          + ") as found join dossier d on d.id = found.id order by d.id limit :most";

  /** At most fifty of each kind: one file may hold many items. */
  public List<Hit> of(Handle handle, String id) {
    if (isItem(id)) return hits(handle, ITEMS, id);
    List<Hit> hits = new ArrayList<>();
    for (String each : List.of(MESSAGES_IN, MESSAGES_OUT, ITEMS))
      hits.addAll(hits(handle, each, id));
    return List.copyOf(hits);
  }

  /** What has the form of an item id (S10) is nothing else. */
  static boolean isItem(String id) {
    return ITEM.matcher(id).matches();
  }

  /** Known by several words, such as an item by many documents, it is one hit: by the first. */
  private static List<Hit> hits(Handle handle, String query, String id) {
    Map<String, Hit> hits = new LinkedHashMap<>();
    handle
        .createQuery(query)
        .bind("id", id)
        .bind("bracketed", "<" + id + ">")
        .bindArray("references", String.class, ControlReferences.meantBy(id))
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Hit(
                    Story.Kind.valueOf(row.getString("kind")),
                    row.getLong("number"),
                    row.getString("subject"),
                    row.getString("word"),
                    row.getString("partner"),
                    row.getString("state")))
        .forEach(each -> hits.putIfAbsent(String.valueOf(each.number()), each));
    return List.copyOf(hits.values());
  }
}
