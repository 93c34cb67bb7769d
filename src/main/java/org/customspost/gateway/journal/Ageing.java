package org.customspost.gateway.journal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * What is open and how old it is: referrals, orders to hold, clocks that run, flights and items
 * that may be late. Without personal data.
 */
public record Ageing(
    List<Referred> referrals,
    List<OpenOrders.Line> holds,
    List<Running> clocks,
    List<Aboard> flights,
    List<Close> items) {
  public static final Ageing NONE =
      new Ageing(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final int FLIGHTS = 20;
  private static final int ITEMS = 50;

  /** Counting reads many rows; who watches must not be a burden. */
  private static final String PLANNED_FREELY =
      "set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_sort = on;"
          + " set local statement_timeout = '20s'";

  public Ageing {
    referrals = List.copyOf(referrals);
    holds = List.copyOf(holds);
    clocks = List.copyOf(clocks);
    flights = List.copyOf(flights);
    items = List.copyOf(items);
  }

  /**
   * Open referrals of one post.
   *
   * @param next the earliest time until which an answer is due
   */
  public record Referred(
      String owner,
      String customs,
      String kind,
      long open,
      long late,
      OffsetDateTime oldest,
      OffsetDateTime next) {}

  /**
   * Clocks of one deadline that wait for the same.
   *
   * @param waitsOn whose turn it is
   * @param stage what is awaited of it, as a state before loading
   * @param next the earliest deadline; empty where no flight is announced yet
   */
  public record Running(
      String customs,
      String name,
      String waitsOn,
      String stage,
      long running,
      long mayMiss,
      long missed,
      OffsetDateTime oldest,
      Optional<OffsetDateTime> next) {}

  /** A flight with clocks that run. */
  public record Aboard(
      String flight,
      long items,
      long receptacles,
      long mayMiss,
      long missed,
      OffsetDateTime next) {}

  /** An item whose deadline is the next of all. */
  public record Close(
      String itemId,
      String receptacle,
      String flight,
      String customs,
      String name,
      String waitsOn,
      String stage,
      String told,
      OffsetDateTime due,
      Optional<OffsetDateTime> expected) {}

  private static final String REFERRALS =
      "select owner, customs, kind, count(*) as open, count(*) filter (where late) as late,"
          + " min(issued_at) as oldest, min(reply_by) as next from referral"
          + " where response is null and not closed group by owner, customs, kind"
          + " order by min(reply_by), owner, customs, kind";

  private static final String CLOCKS =
      "select customs, name, waits_on, stage, count(*) as running,"
          + " count(*) filter (where told = 'MAY_MISS') as may_miss,"
          + " count(*) filter (where told = 'MISSED') as missed, min(since) as oldest,"
          + " min(due) as next from clock where standing = 'RUNNING'"
          + " group by customs, name, waits_on, stage order by min(due), customs, name, waits_on, stage";

  private static final String OF_FLIGHTS =
      "select flight, count(distinct dossier) as items,"
          + " count(distinct receptacle) filter (where receptacle <> '') as receptacles,"
          + " count(distinct dossier) filter (where told = 'MAY_MISS') as may_miss,"
          + " count(distinct dossier) filter (where told = 'MISSED') as missed, min(due) as next"
          + " from clock where standing = 'RUNNING' and flight <> '' and due is not null"
          + " group by flight order by min(due), flight limit "
          + FLIGHTS;

  private static final String OF_ITEMS =
      "select * from clock where standing = 'RUNNING' and due is not null order by due, item_id, name"
          + " limit "
          + ITEMS;

  private static final RowMapper<Referred> REFERRED =
      (row, context) ->
          new Referred(
              row.getString("owner"),
              row.getString("customs"),
              row.getString("kind"),
              row.getLong("open"),
              row.getLong("late"),
              row.getObject("oldest", OffsetDateTime.class),
              row.getObject("next", OffsetDateTime.class));

  private static final RowMapper<Running> RUNNING =
      (row, context) ->
          new Running(
              row.getString("customs"),
              row.getString("name"),
              row.getString("waits_on"),
              row.getString("stage"),
              row.getLong("running"),
              row.getLong("may_miss"),
              row.getLong("missed"),
              row.getObject("oldest", OffsetDateTime.class),
              Optional.ofNullable(row.getObject("next", OffsetDateTime.class)));

  private static final RowMapper<Aboard> ABOARD =
      (row, context) ->
          new Aboard(
              row.getString("flight"),
              row.getLong("items"),
              row.getLong("receptacles"),
              row.getLong("may_miss"),
              row.getLong("missed"),
              row.getObject("next", OffsetDateTime.class));

  private static final RowMapper<Close> CLOSE =
      (row, context) ->
          new Close(
              row.getString("item_id"),
              row.getString("receptacle"),
              row.getString("flight"),
              row.getString("customs"),
              row.getString("name"),
              row.getString("waits_on"),
              row.getString("stage"),
              row.getString("told"),
              row.getObject("due", OffsetDateTime.class),
              Optional.ofNullable(row.getObject("expected", OffsetDateTime.class)));

  /** Everything, as it is now. */
  public static Ageing now(Handle handle) {
    handle.execute(PLANNED_FREELY);
    return new Ageing(
        handle.createQuery(REFERRALS).map(REFERRED).list(),
        OpenOrders.now(handle),
        handle.createQuery(CLOCKS).map(RUNNING).list(),
        handle.createQuery(OF_FLIGHTS).map(ABOARD).list(),
        handle.createQuery(OF_ITEMS).map(CLOSE).list());
  }
}
