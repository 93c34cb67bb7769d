package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.customspost.gateway.journal.Rows;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Dossiers and item versions on disk. Every method runs in the caller's transaction. */
public final class Dossiers {

  /**
   * An item's latest dossier with its newest version.
   *
   * @param contentHash of the newest version
   */
  public record Known(
      long id,
      String itemId,
      @Nullable LocalDate postedOn,
      long version,
      int versions,
      String contentHash,
      boolean closed,
      Stated stated) {}

  /**
   * What an item's data says that announcements say, too; empty texts where it does not.
   *
   * @param sentFrom country of the sender
   * @param sentTo country of the addressee
   * @param returnOf S10 of the outbound item that comes back; its own where it keeps its number
   */
  public record Stated(
      @Nullable Long grams,
      String sentFrom,
      String sentTo,
      String receptacle,
      String despatch,
      String returnOf) {
    public static final Stated NOTHING = new Stated(null, "", "", "", "", "");
  }

  /** A new dossier. */
  public record Opened(long id, String itemId, @Nullable LocalDate postedOn, String operator) {}

  /** A new version of an item. */
  public record Version(
      long id,
      long dossier,
      int number,
      long arrival,
      int ordinal,
      String message,
      Slice slice,
      String function,
      String contentHash,
      Stated stated) {}

  /**
   * Makes other transactions about the same items wait; sorted, so that two batches cannot lock
   * each other out.
   */
  public void lock(Handle handle, Collection<String> itemIds) {
    handle
        .createQuery(
            "select count(pg_advisory_xact_lock(hashtextextended(id, 0)))"
                + " from unnest(cast(:ids as text[])) as id")
        .bindArray("ids", String.class, List.copyOf(new TreeSet<>(itemIds)))
        .mapTo(Long.class)
        .one();
  }

  /** The latest dossier of each item, by item id. */
  public Map<String, Known> latest(Handle handle, Collection<String> itemIds) {
    Map<String, Known> known = new LinkedHashMap<>();
    handle
        .createQuery(
            "select distinct on (d.item_id) d.id, d.item_id, d.posted_on, d.closed_at is not null as closed,"
                + " v.id as version, v.number, v.content_hash, v.grams, v.sent_from, v.sent_to,"
                + " v.receptacle, v.despatch, v.return_of from dossier d"
                + " cross join lateral (select * from item_version where dossier = d.id"
                + " order by number desc limit 1) v"
                + " where d.item_id = any(:ids) order by d.item_id, d.id desc")
        .bindArray("ids", String.class, List.copyOf(itemIds))
        .map(
            (row, context) ->
                new Known(
                    row.getLong("id"),
                    row.getString("item_id"),
                    row.getObject("posted_on", LocalDate.class),
                    row.getLong("version"),
                    row.getInt("number"),
                    row.getString("content_hash"),
                    row.getBoolean("closed"),
                    stated(row)))
        .forEach(each -> known.put(each.itemId(), each));
    return known;
  }

  private static Stated stated(ResultSet row) throws SQLException {
    return new Stated(
        row.getObject("grams", Long.class),
        row.getString("sent_from"),
        row.getString("sent_to"),
        row.getString("receptacle"),
        row.getString("despatch"),
        row.getString("return_of"));
  }

  public void open(Handle handle, List<Opened> dossiers) {
    Rows rows = Rows.into("dossier", "id, item_id, posted_on, operator");
    for (Opened each : dossiers)
      rows.add(each.id(), each.itemId(), each.postedOn(), each.operator());
    rows.insert(handle);
  }

  public void add(Handle handle, List<Version> versions) {
    Rows rows =
        Rows.into(
            "item_version",
            "id, dossier, number, arrival, ordinal, message, format, head_offset, head_length,"
                + " unit_offset, unit_length, function, content_hash, grams, sent_from, sent_to,"
                + " receptacle, despatch, return_of");
    for (Version each : versions) {
      Slice slice = each.slice();
      Stated stated = each.stated();
      rows.add(
          each.id(),
          each.dossier(),
          each.number(),
          each.arrival(),
          each.ordinal(),
          each.message(),
          slice.format(),
          slice.headOffset(),
          slice.headLength(),
          slice.offset(),
          slice.length(),
          each.function(),
          each.contentHash(),
          stated.grams(),
          stated.sentFrom(),
          stated.sentTo(),
          stated.receptacle(),
          stated.despatch(),
          stated.returnOf());
    }
    rows.insert(handle);
  }

  /** Where a version's bytes are: the arrival and the slice of it. */
  public record Source(
      long version, long dossier, long arrival, int ordinal, String message, Slice slice) {}

  public Map<Long, Source> sources(Handle handle, Collection<Long> versions) {
    Map<Long, Source> sources = new LinkedHashMap<>();
    handle
        .createQuery("select * from item_version where id = any(:ids)")
        .bindArray("ids", Long.class, List.copyOf(versions))
        .map(
            (row, context) ->
                new Source(
                    row.getLong("id"),
                    row.getLong("dossier"),
                    row.getLong("arrival"),
                    row.getInt("ordinal"),
                    row.getString("message"),
                    Slices.of(row)))
        .forEach(each -> sources.put(each.version(), each));
    return sources;
  }

  /** What a version asked for. */
  public MessageFunction function(Handle handle, long version) {
    return handle
        .createQuery("select function from item_version where id = :id")
        .bind("id", version)
        .mapTo(MessageFunction.class)
        .one();
  }

  /** What a filing was made for, such as {@code import}. */
  public String purpose(Handle handle, long filing) {
    return handle
        .createQuery("select purpose from filing where id = :id")
        .bind("id", filing)
        .mapTo(String.class)
        .one();
  }

  /** What a dossier is about. */
  public record Subject(long id, String itemId, @Nullable LocalDate postedOn, String operator) {}

  public Subject subject(Handle handle, long dossier) {
    return handle
        .createQuery("select * from dossier where id = :id")
        .bind("id", dossier)
        .map(
            (row, context) ->
                new Subject(
                    row.getLong("id"),
                    row.getString("item_id"),
                    row.getObject("posted_on", LocalDate.class),
                    row.getString("operator")))
        .one();
  }
}
