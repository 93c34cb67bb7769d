package org.customspost.gateway.dossier.match;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.jdbi.v3.core.Handle;

/** What is in some receptacles, and what customs wants of them. Only reads. */
final class InReceptacles {
  private static final String CONTENTS =
      "select receptacle, count(*)::integer as items, count(dossier)::integer as declared,"
          + " case when count(grams) = count(*) then sum(grams)::bigint end as grams from item_match"
          + " where receptacle = any(:receptacles) and receptacle <> '' group by receptacle";

  private static final String ASKED =
      "select distinct on (q.receptacle) q.receptacle, q.kind, q.customs, q.reference,"
          + " lower(m.level) || ' ' || m.reference as about from asked_receptacle q"
          + " join manifest m on m.id = q.manifest where q.receptacle = any(:receptacles) and q.open"
          + " and exists (select from referral where filing is null and response is null and not closed)"
          + " order by q.receptacle, array_position(:gravestFirst, q.kind), q.referral";

  private final Handle handle;
  private final Collection<String> receptacles;

  InReceptacles(Handle handle, Collection<String> receptacles) {
    this.handle = handle;
    this.receptacles = receptacles;
  }

  Map<String, Receptacle.Contents> contents() {
    Map<String, Receptacle.Contents> contents = new HashMap<>();
    handle
        .createQuery(CONTENTS)
        .bindArray("receptacles", String.class, receptacles)
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("receptacle"),
                    new Receptacle.Contents(
                        row.getInt("items"),
                        row.getInt("declared"),
                        row.getObject("grams", Long.class))))
        .forEach(each -> contents.put(each.getKey(), each.getValue()));
    return contents;
  }

  Map<String, Receptacle.Asked> asked() {
    Map<String, Receptacle.Asked> asked = new HashMap<>();
    handle
        .createQuery(ASKED)
        .bindArray("receptacles", String.class, receptacles)
        .bindArray("gravestFirst", String.class, Preloading.gravestFirst())
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("receptacle"),
                    new Receptacle.Asked(
                        (Preloading) Meaning.parse(row.getString("kind")).orThrow(),
                        row.getString("about"),
                        row.getString("customs"),
                        row.getString("reference"))))
        .forEach(each -> asked.put(each.getKey(), each.getValue()));
    return asked;
  }
}
