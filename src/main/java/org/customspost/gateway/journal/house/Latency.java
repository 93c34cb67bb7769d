package org.customspost.gateway.journal.house;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** How long the stages of an item's way take, over time. */
public final class Latency {
  /** From one moment to the next that somebody waits for. */
  public enum Stage {
    DECLARED("item data received to declaration sent"),
    ANSWERED("declaration sent to first answer of customs"),
    TOLD("answer received to notice sent");

    private final String title;

    Stage(String title) {
      this.title = title;
    }

    /** From what to what. */
    public String title() {
      return title;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String DECLARED =
      since(
          "DECLARED",
          "DECLARATION",
          "select a.received_at from document o join item_version v on v.id = o.item_version"
              + " join arrival a on a.id = v.arrival");

  private static final String TOLD =
      since(
          "TOLD",
          "NOTICE",
          "select w.received_at from document o join answer w on w.id = o.answer");

  /** First answers only: of an answer to what was amended nobody knows what it answers. */
  public static final String FIRST_ANSWERS =
      "select w.received_at as at, 'ANSWERED' as stage, w.customs as partner, w.filing, s.sent_at,"
          + " w.received_at - s.sent_at as took from answer w join filing f on f.id = w.filing"
          + " join lateral (select min(coalesce(p.sent_at, p.prepared_at)) as sent_at"
          + " from document o join departure p on p.id = o.departure"
          + " where o.dossier = f.dossier and o.filing = f.id and p.kind = 'DECLARATION') s on true"
          + " where w.id > :from and w.id <= :to and s.sent_at is not null and not exists"
          + " (select from answer b where b.filing = w.filing and b.id < w.id)";

  private Latency() {}

  /**
   * From what a departure's first document is about until it was sent. Looked up for one departure
   * after the other ("offset 0"): as one join, PostgreSQL searches the whole list of thousands of
   * departures again for each document where its statistics are old.
   */
  private static String since(String stage, String kind, String cause) {
    return "select p.sent_at as at, '%s' as stage, p.partner, p.sent_at - c.received_at as took"
            .formatted(stage)
        + " from departure p cross join lateral (%s where o.departure = p.id and o.position = 1"
            .formatted(cause)
        + " offset 0) c where p.id = any(:ids) and p.kind = '%s'".formatted(kind);
  }

  // Counted by the minute first, which every grain is made of.
  private static String adding(String rows) {
    return "insert into latency as l (grain, at, stage, partner, bucket, count) select g.grain,"
        + " date_bin(g.width, x.at, '2000-01-01Z'), x.stage, x.partner, x.bucket, sum(x.count)"
        + " from (select "
        + Grain.MINUTE.floor("at")
        + " as at, stage, partner, "
        + Histogram.bucket("extract(epoch from took)")
        + " as bucket, count(*) as count from ("
        + rows
        + ") y group by 1, 2, 3, 4) x join "
        + Grain.ROWS
        + " on x.at > clock_timestamp() - g.kept group by 1, 2, 3, 4, 5"
        + " on conflict (grain, at, stage, partner, bucket) do update set"
        + " count = l.count + excluded.count";
  }

  static void sent(Handle handle, List<Long> ids) {
    if (ids.isEmpty()) return;
    for (String each : List.of(DECLARED, TOLD))
      handle.createUpdate(adding(each)).bindArray("ids", Long.class, ids).execute();
  }

  static void answered(Handle handle, long from, long to) {
    handle.createUpdate(adding(FIRST_ANSWERS)).bind("from", from).bind("to", to).execute();
  }

  /** One bucket of one partner in one cut of time. */
  public record Line(Instant at, Stage stage, String partner, int bucket, long count) {}

  /** Everything of a grain since then, in the order of time. */
  public static List<Line> since(Handle handle, Grain grain, Instant from) {
    return handle
        .createQuery(
            "select * from latency where grain = :grain and at >= :from"
                + " order by at, stage, partner, bucket")
        .bind("grain", grain.name())
        .bind("from", from)
        .map(
            (row, context) ->
                new Line(
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    Stage.valueOf(row.getString("stage")),
                    row.getString("partner"),
                    row.getInt("bucket"),
                    row.getLong("count")))
        .list();
  }
}
