package org.customspost.gateway.dossier.report;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.customspost.gateway.journal.Rows;
import org.customspost.gateway.journal.house.Traffic;
import org.jdbi.v3.core.Handle;

/**
 * What the items of one batch on one lane were like; with a code, those that have a finding of it.
 *
 * @param code empty for all items of the lane
 * @param pieces content pieces
 * @param coded content pieces with an HS code
 * @param example a finding of the code, masked, without the item's id
 */
public record BatchQuality(
    Lane lane, String code, int items, int refused, int pieces, int coded, String example) {

  /** Adds them all up, and takes them away. */
  private static final String ADD_UP =
      "with taken as (delete from batch_quality returning *), traffic_of as ("
          + Traffic.adding(
              "select at, sender as partner, channel, 'IN' as direction, 0 as messages,"
                  + " 0 as refused_messages, items, refused as refused_items from taken"
                  + " where code = ''")
          + "), quality as (insert into quality_day as q (day, sender, sent_from, sent_to, items,"
          + " refused, pieces, coded) select day, sender, sent_from, sent_to, sum(items),"
          + " sum(refused), sum(pieces), sum(coded) from taken where code = '' group by 1, 2, 3, 4"
          + " on conflict (day, sender, sent_from, sent_to) do update set"
          + " items = q.items + excluded.items, refused = q.refused + excluded.refused,"
          + " pieces = q.pieces + excluded.pieces, coded = q.coded + excluded.coded)"
          + " insert into finding_day as f (day, sender, sent_from, sent_to, code, items, refused,"
          + " example) select day, sender, sent_from, sent_to, code, sum(items), sum(refused),"
          + " max(example) from taken where code <> '' group by 1, 2, 3, 4, 5"
          + " on conflict (day, sender, sent_from, sent_to, code) do update set"
          + " items = f.items + excluded.items, refused = f.refused + excluded.refused,"
          + " example = excluded.example";

  /** Writes those of a batch, in its transaction: no row is changed that another batch may want. */
  public static void add(
      Handle handle,
      OffsetDateTime receivedAt,
      String sender,
      String channel,
      List<BatchQuality> batch) {
    Rows rows =
        Rows.into(
            "batch_quality",
            "day, at, sender, channel, sent_from, sent_to, code, items, refused, pieces, coded,"
                + " example");
    for (BatchQuality each : batch)
      rows.add(
          receivedAt.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(),
          receivedAt,
          sender,
          channel,
          each.lane().from(),
          each.lane().to(),
          each.code(),
          each.items(),
          each.refused(),
          each.pieces(),
          each.coded(),
          each.example());
    rows.insert(handle);
  }

  static void addUp(Handle handle) {
    handle.execute(ADD_UP);
  }
}
