package org.customspost.gateway.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What is planned, with its documents, as the tables have it. */
final class PlannedRows {
  private PlannedRows() {}

  static List<Planned> get(Handle handle, List<Long> ids, String condition) {
    Map<Long, List<Planned.Document>> documents = new LinkedHashMap<>();
    handle
        .createQuery(
            "select * from document where departure = any(:ids) order by departure, position")
        .bindArray("ids", Long.class, ids)
        .map(
            (row, context) -> {
              documents
                  .computeIfAbsent(row.getLong("departure"), id -> new ArrayList<>())
                  .add(DocumentRows.of(row));
              return 0;
            })
        .list();
    return handle
        .createQuery("select * from departure where id = any(:ids) " + condition + " order by id")
        .bindArray("ids", Long.class, ids)
        .map((row, context) -> planned(row, documents.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  private static Planned planned(ResultSet row, List<Planned.Document> documents)
      throws SQLException {
    return new Planned(
        row.getLong("id"),
        row.getString("partner"),
        row.getString("channel"),
        Planned.Kind.valueOf(row.getString("kind")),
        row.getString("format"),
        row.getObject("arrival", Long.class),
        row.getString("control_reference"),
        row.getString("unique_id"),
        row.getString("file_name"),
        row.getObject("prepared_at", OffsetDateTime.class),
        row.getString("catalogue"),
        row.getString("sign"),
        documents);
  }
}
