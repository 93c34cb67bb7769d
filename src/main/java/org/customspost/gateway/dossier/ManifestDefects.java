package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.dossier.ManifestDefect.Kind;
import org.jdbi.v3.core.Handle;

/** Compares what the head of an announcement says with its lines. */
final class ManifestDefects {
  /** Of one kind: who has more of them has another problem. */
  private static final int MOST = 20;

  /** Where not every line says it, its sum says nothing. */
  private static final String SUMS =
      "select m.stated_lines, count(l.number) as found_lines,"
          + " m.stated_receptacles, count(distinct nullif(l.receptacle, '')) as found_receptacles,"
          + " m.stated_items, (select count(*) from manifest_item i where i.manifest = m.id)"
          + " as found_items, m.stated_pieces,"
          + " case when count(l.pieces) = count(l.number) then coalesce(sum(l.pieces), 0) end"
          + " as found_pieces, m.stated_grams,"
          + " case when count(l.grams) = count(l.number) then coalesce(sum(l.grams), 0) end"
          + " as found_grams from manifest m left join manifest_line l on l.manifest = m.id"
          + " where m.id = :id group by m.id";

  private static final String RECEPTACLES =
      "select receptacle as about, '' as stated, count(*) as found from manifest_line"
          + " where manifest = :id and receptacle <> '' group by receptacle having count(*) > 1"
          + " order by receptacle limit :most";

  private static final String ITEMS =
      "select item_id as about, '' as stated, count(*) as found from manifest_item"
          + " where manifest = :id group by item_id having count(*) > 1 order by item_id limit :most";

  private static final String DESPATCHES =
      "select l.receptacle as about, m.despatch as stated, l.despatch as found from manifest m"
          + " join manifest_line l on l.manifest = m.id where m.id = :id and m.level = 'DESPATCH'"
          + " and m.despatch <> '' and l.despatch <> m.despatch and l.receptacle <> ''"
          + " order by l.number limit :most";

  private final Handle handle;
  private final long manifest;

  ManifestDefects(Handle handle, long manifest) {
    this.handle = handle;
    this.manifest = manifest;
  }

  List<ManifestDefect> find() {
    List<ManifestDefect> defects = new ArrayList<>();
    handle
        .createQuery(SUMS)
        .bind("id", manifest)
        .map((row, context) -> totals(row))
        .forEach(defects::addAll);
    defects.addAll(each(Kind.RECEPTACLE_TWICE, RECEPTACLES));
    defects.addAll(each(Kind.ITEM_TWICE, ITEMS));
    defects.addAll(each(Kind.OTHER_DESPATCH, DESPATCHES));
    return defects;
  }

  private static List<ManifestDefect> totals(ResultSet row) throws SQLException {
    List<ManifestDefect> defects = new ArrayList<>();
    for (String each : List.of("lines", "receptacles", "items", "pieces", "grams")) {
      long stated = row.getLong("stated_" + each);
      if (row.wasNull()) continue;
      long found = row.getLong("found_" + each);
      if (row.wasNull() || found == stated) continue;
      defects.add(
          new ManifestDefect(Kind.TOTAL, each, Long.toString(stated), Long.toString(found)));
    }
    return defects;
  }

  private List<ManifestDefect> each(Kind kind, String query) {
    return handle
        .createQuery(query)
        .bind("id", manifest)
        .bind("most", MOST)
        .map(
            (row, context) ->
                new ManifestDefect(
                    kind, row.getString("about"), row.getString("stated"), row.getString("found")))
        .list();
  }
}
