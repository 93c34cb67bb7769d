package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.model.item.S10Id;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What must not be erased yet, by somebody's word. */
public final class Holds {
  /**
   * Everything that holds something of these items: what came with it, what was answered about it,
   * and what left about it.
   */
  private static final String UNITS_OF_ITEMS =
      "with d as (select id from dossier where item_id = any(:items)),"
          + " a as (select arrival as id from item_version where dossier in (select id from d)"
          + "   union select w.arrival from answer w join filing f on f.id = w.filing"
          + "     where f.dossier in (select id from d)"
          + "   union select arrival from item_event where dossier in (select id from d)"
          + "   union select r.arrival from referral_response r join referral f on f.id = r.referral"
          + "     where f.dossier in (select id from d)),"
          + " x as (select departure as id from document where dossier in (select id from d)"
          + "   union select id from departure where arrival in (select id from a)),"
          + " p as (select payload as id from arrival where id in (select id from a)"
          + "   union select entity from as2_received where arrival in (select id from a)"
          + "   union select payload from attachment where arrival in (select id from a)"
          + "   union select payload from departure where id in (select id from x)"
          + "   union select content from as2_sent where departure in (select id from x))"
          + " select distinct unit from payload where id in (select id from p where id is not null)";

  private static final RowMapper<Hold> HOLD =
      (row, context) ->
          new Hold(
              row.getLong("id"),
              row.getString("partner"),
              row.getString("item_id"),
              row.getString("reason"),
              row.getObject("since", OffsetDateTime.class));

  /**
   * One of them.
   *
   * @param partner empty where it is about an item
   * @param item S10; empty where it is about a partner
   */
  public record Hold(long id, String partner, String item, String reason, OffsetDateTime since) {
    /** What it is about. */
    public String about() {
      return partner.isEmpty() ? item : partner;
    }
  }

  /** Keeps all of a partner until it is lifted. */
  public long onPartner(Handle handle, String partner, String reason) {
    return add(handle, partner, "", reason);
  }

  /** Keeps all that holds something of an item until it is lifted. */
  public long onItem(Handle handle, S10Id item, String reason) {
    return add(handle, "", item.value(), reason);
  }

  private static long add(Handle handle, String partner, String item, String reason) {
    return handle
        .createQuery(
            "insert into retention_hold (partner, item_id, reason)"
                + " values (:partner, :item, :reason) returning id")
        .bind("partner", partner)
        .bind("item", item)
        .bind("reason", reason)
        .mapTo(Long.class)
        .one();
  }

  /** Lifts one; empty where there is none of that number, or it is lifted already. */
  public Optional<Hold> lift(Handle handle, long id, String reason) {
    return handle
        .createQuery(
            "update retention_hold set lifted_at = clock_timestamp(), lifted_because = :reason"
                + " where id = :id and lifted_at is null returning *")
        .bind("id", id)
        .bind("reason", reason)
        .map(HOLD)
        .findOne();
  }

  /** All that are not lifted, the oldest first. */
  public List<Hold> all(Handle handle) {
    return handle
        .createQuery("select * from retention_hold where lifted_at is null order by id")
        .map(HOLD)
        .list();
  }

  /** The units that hold something of items that are kept. */
  Set<Long> units(Handle handle) {
    List<String> items =
        all(handle).stream().map(Hold::item).filter(each -> !each.isEmpty()).toList();
    if (items.isEmpty()) return Set.of();
    return Set.copyOf(
        handle
            .createQuery(UNITS_OF_ITEMS)
            .bindArray("items", String.class, items)
            .mapTo(Long.class)
            .list());
  }
}
