package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What was told of items on their way, on disk. Every method runs in the caller's transaction. */
public final class ItemEvents {
  /** A day more, because offices and posts keep different calendars. */
  private static final int BEFORE_POSTING = 1;

  /**
   * One event.
   *
   * @param partner who told it
   * @param dossier null where the item is not known yet
   */
  public record Row(
      String partner,
      long arrival,
      int ordinal,
      String itemId,
      @Nullable LocalDate postedOn,
      String event,
      String office,
      String reason,
      OffsetDateTime happenedAt,
      @Nullable Long dossier) {

    /** The same event of an item that is known. */
    public Row of(long itsDossier) {
      return new Row(
          partner,
          arrival,
          ordinal,
          itemId,
          postedOn,
          event,
          office,
          reason,
          happenedAt,
          itsDossier);
    }

    /**
     * Whether it is about an item posted on that day. Item ids are used again after a while.
     *
     * @param reuse days after which the same id is another item
     */
    public boolean isAbout(@Nullable LocalDate posting, int reuse) {
      if (posting == null) return true;
      if (postedOn != null) return postedOn.equals(posting);
      LocalDate day = happenedAt.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
      return !day.isBefore(posting.minusDays(BEFORE_POSTING))
          && !day.isAfter(posting.plusDays(reuse));
    }
  }

  /** An event of an item that was not known when it was told. */
  public record Early(long id, Row row) {}

  /** Adds events of one arrival; gives the ordinals of those that were not told before. */
  public Set<Integer> add(Handle handle, long arrival, List<Row> events) {
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into item_event (partner, arrival, ordinal, item_id, posted_on, event, office,"
                + " reason, happened_at, dossier) values (:partner, :arrival, :ordinal, :itemId,"
                + " :postedOn, :event, :office, :reason, :happenedAt, :dossier)"
                + " on conflict do nothing");
    for (Row each : events) rows.bindMethods(each).add();
    rows.execute();
    // Asked afterwards: a batch that the driver rewrites to one statement does not count its rows.
    return Set.copyOf(
        handle
            .createQuery(
                "select ordinal from item_event where arrival = :arrival and ordinal = any(:ordinals)")
            .bind("arrival", arrival)
            .bindArray("ordinals", Integer.class, events.stream().map(Row::ordinal).toList())
            .mapTo(Integer.class)
            .list());
  }

  /** Events of these items that came before the items' data. */
  public List<Early> early(Handle handle, Collection<String> itemIds) {
    return handle
        .createQuery(
            "select * from item_event where dossier is null and item_id = any(:ids) order by id")
        .bindArray("ids", String.class, List.copyOf(itemIds))
        .map((row, context) -> new Early(row.getLong("id"), row(row)))
        .list();
  }

  public void adopt(Handle handle, long event, long dossier) {
    handle
        .createUpdate("update item_event set dossier = :dossier where id = :id and dossier is null")
        .bind("dossier", dossier)
        .bind("id", event)
        .execute();
  }

  /** The event codes told of each of these dossiers, by dossier. */
  public Map<Long, List<String>> of(Handle handle, Collection<Long> dossiers) {
    Map<Long, List<String>> events = new LinkedHashMap<>();
    handle
        .createQuery(
            "select distinct dossier, event from item_event where dossier = any(:ids)"
                + " order by dossier, event")
        .bindArray("ids", Long.class, List.copyOf(dossiers))
        .map((row, context) -> Map.entry(row.getLong("dossier"), row.getString("event")))
        .forEach(
            each ->
                events
                    .computeIfAbsent(each.getKey(), key -> new ArrayList<>())
                    .add(each.getValue()));
    return events;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("partner"),
        row.getLong("arrival"),
        row.getInt("ordinal"),
        row.getString("item_id"),
        row.getObject("posted_on", LocalDate.class),
        row.getString("event"),
        row.getString("office"),
        row.getString("reason"),
        row.getObject("happened_at", OffsetDateTime.class),
        row.getObject("dossier", Long.class));
  }
}
