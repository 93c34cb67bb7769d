package org.customspost.gateway.dossier;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What carriers told of receptacles, on disk. Every method runs in the caller's transaction. */
public final class ReceptacleEvents {

  /** One event; empty texts where the carrier does not say. */
  public record Row(
      String partner,
      long arrival,
      int ordinal,
      String receptacle,
      String event,
      OffsetDateTime happenedAt,
      String place,
      String consignment,
      String transportDocument,
      String carrier,
      String voyage) {}

  /** Adds events of one arrival; gives the ordinals of those that were not told before. */
  public Set<Integer> add(Handle handle, long arrival, List<Row> events) {
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into receptacle_event (partner, arrival, ordinal, receptacle, event,"
                + " happened_at, place, consignment, transport_document, carrier, voyage) values"
                + " (:partner, :arrival, :ordinal, :receptacle, :event, :happenedAt, :place,"
                + " :consignment, :transportDocument, :carrier, :voyage) on conflict do nothing");
    for (Row each : events) rows.bindMethods(each).add();
    rows.execute();
    // Asked afterwards: a batch that the driver rewrites to one statement does not count its rows.
    return Set.copyOf(
        handle
            .createQuery(
                "select ordinal from receptacle_event"
                    + " where arrival = :arrival and ordinal = any(:ordinals)")
            .bind("arrival", arrival)
            .bindArray("ordinals", Integer.class, events.stream().map(Row::ordinal).toList())
            .mapTo(Integer.class)
            .list());
  }

  /** Those of an arrival that were not told before, by their ordinals. */
  public Map<Integer, Long> ids(Handle handle, long arrival) {
    return handle
        .createQuery("select ordinal, id from receptacle_event where arrival = :arrival")
        .bind("arrival", arrival)
        .reduceRows(
            new HashMap<Integer, Long>(),
            (ids, row) -> {
              ids.put(row.getColumn("ordinal", Integer.class), row.getColumn("id", Long.class));
              return ids;
            });
  }

  public Row get(Handle handle, long id) {
    return handle
        .createQuery("select * from receptacle_event where id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Row(
                    row.getString("partner"),
                    row.getLong("arrival"),
                    row.getInt("ordinal"),
                    row.getString("receptacle"),
                    row.getString("event"),
                    row.getObject("happened_at", OffsetDateTime.class),
                    row.getString("place"),
                    row.getString("consignment"),
                    row.getString("transport_document"),
                    row.getString("carrier"),
                    row.getString("voyage")))
        .one();
  }
}
