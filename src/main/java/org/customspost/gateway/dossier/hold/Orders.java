package org.customspost.gateway.dossier.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Orders to hold, on disk. One is open until somebody at the operator has acknowledged it, or
 * something else stands; both are kept, so that which of them comes first cannot matter. Every
 * method runs in the caller's transaction.
 */
public final class Orders {
  private static final String OPEN = " acknowledged_at is null and superseded_at is null ";

  /**
   * What an operator is told to hold.
   *
   * @param answer of customs, which holds
   */
  public record Told(long filing, String operator, long answer, long dossier, String meaning) {}

  /**
   * One order.
   *
   * @param by who acknowledged it, and how; empty while nobody has
   * @param instead what stands instead; empty while the order does
   * @param step how far it has climbed
   */
  public record Row(
      long id,
      Told told,
      String itemId,
      OffsetDateTime openedAt,
      @Nullable OffsetDateTime acknowledgedAt,
      String by,
      @Nullable OffsetDateTime supersededAt,
      String instead,
      int step) {

    public boolean open() {
      return acknowledgedAt == null && supersededAt == null;
    }
  }

  /** An order that was opened. */
  public record Opened(long id, String operator) {}

  /**
   * Opens orders, also those that were superseded once more; gives those that are open by this.
   * What was acknowledged stays so: it is the same answer of customs.
   */
  public List<Opened> open(Handle handle, Collection<Told> orders) {
    if (orders.isEmpty()) return List.of();
    return handle
        .createQuery(
            "insert into hold_order (filing, operator, answer, dossier, meaning)"
                + " select * from unnest(:filings, :operators, :answers, :dossiers, :meanings)"
                + " on conflict (filing, operator, answer) do update set superseded_at = null,"
                + " superseded_by = '', step = 0, opened_at = clock_timestamp()"
                + " where hold_order.superseded_at is not null returning *")
        .bindArray("filings", Long.class, orders.stream().map(Told::filing).toList())
        .bindArray("operators", String.class, orders.stream().map(Told::operator).toList())
        .bindArray("answers", Long.class, orders.stream().map(Told::answer).toList())
        .bindArray("dossiers", Long.class, orders.stream().map(Told::dossier).toList())
        .bindArray("meanings", String.class, orders.stream().map(Told::meaning).toList())
        .map(
            (row, context) ->
                row.getObject("acknowledged_at") == null
                    ? Optional.of(new Opened(row.getLong("id"), row.getString("operator")))
                    : Optional.<Opened>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Something else stands for a filing: its other orders are settled by that. */
  public void supersede(Handle handle, long filing, long except, String instead) {
    handle
        .createUpdate(
            "update hold_order set superseded_at = clock_timestamp(), superseded_by = :instead"
                + " where filing = :filing and answer <> :except and superseded_at is null")
        .bind("filing", filing)
        .bind("except", except)
        .bind("instead", instead)
        .execute();
  }

  /**
   * Somebody at the operator has seen it; false where that was said before.
   *
   * @param by who, and by which way
   */
  public boolean acknowledge(Handle handle, long order, String by) {
    return handle
            .createUpdate(
                "update hold_order set acknowledged_at = clock_timestamp(), acknowledged_by = :by"
                    + " where id = :id and acknowledged_at is null")
            .bind("id", order)
            .bind("by", by)
            .execute()
        > 0;
  }

  /** The same for the order of an answer that holds; nothing where there is none. */
  public void acknowledge(Handle handle, long filing, String operator, long answer, String by) {
    handle
        .createUpdate(
            "update hold_order set acknowledged_at = clock_timestamp(), acknowledged_by = :by"
                + " where filing = :filing and operator = :operator and answer = :answer"
                + " and acknowledged_at is null")
        .bind("filing", filing)
        .bind("operator", operator)
        .bind("answer", answer)
        .bind("by", by)
        .execute();
  }

  /**
   * The operator tells that it holds an item: it has seen what it was told until then. Events have
   * no seconds. Gives the meanings of the orders that end by this.
   *
   * @param by the event, and the message it came in
   */
  public List<String> reported(
      Handle handle, String operator, long dossier, Reported held, String by) {
    return handle
        .createQuery(
            "update hold_order o set acknowledged_at = clock_timestamp(), acknowledged_by = :by"
                + " from filing f where f.id = o.filing and o.operator = :operator"
                + " and o.dossier = :dossier and o.acknowledged_at is null"
                + " and date_trunc('minute', o.opened_at) <= :at"
                + " and (o.superseded_at is null or o.superseded_at > :at)"
                + " and (o.meaning = 'DO_NOT_LOAD' or f.purpose <> 'import') = :beforeLoading"
                + " returning o.meaning")
        .bind("operator", operator)
        .bind("dossier", dossier)
        .bind("at", held.at())
        .bind("beforeLoading", held.where() == HeldWhere.BEFORE_LOADING)
        .bind("by", by)
        .mapTo(String.class)
        .list();
  }

  /** When and where an item was held. */
  public record Reported(HeldWhere where, OffsetDateTime at) {}

  /** The order of that notice of ours to that operator, whether open or not. */
  public Optional<Row> told(Handle handle, String operator, String notice) {
    return rows(
            handle,
            "o.operator = :operator and exists (select from document d"
                + " join departure p on p.id = d.departure and p.partner = o.operator"
                + " and p.kind in ('NOTICE', 'REFERRAL')"
                + " where d.reference = :notice and d.filing = o.filing and d.answer = o.answer)"
                + " and o.dossier in (select dossier from document where reference = :notice)",
            "operator",
            operator,
            "notice",
            notice)
        .stream()
        .findFirst();
  }

  /** Whether that operator was given a notice of that id. */
  public boolean given(Handle handle, String operator, String notice) {
    return handle
        .createQuery(
            "select exists (select from document d join departure p on p.id = d.departure"
                + " where d.reference = :notice and p.partner = :operator"
                + " and p.kind in ('NOTICE', 'REFERRAL'))")
        .bind("notice", notice)
        .bind("operator", operator)
        .mapTo(Boolean.class)
        .one();
  }

  /** Locked, so that it stays so until the transaction ends. */
  public Optional<Row> get(Handle handle, long id) {
    handle
        .createQuery("select id from hold_order where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return rows(handle, "o.id = cast(:id as bigint)", "id", Long.toString(id)).stream().findFirst();
  }

  /** Open orders by item id, notice id or operator. */
  public List<Row> under(Handle handle, String id) {
    return rows(
        handle,
        OPEN
            + "and (o.operator = :id or i.item_id = :id or exists (select from document d"
            + " where d.reference = :id and d.filing = o.filing and d.answer = o.answer))",
        "id",
        id);
  }

  /** All orders of an item's dossier, in their order. */
  public List<Row> of(Handle handle, long dossier) {
    return rows(handle, "o.dossier = cast(:dossier as bigint)", "dossier", Long.toString(dossier));
  }

  /**
   * Open orders, the oldest first.
   *
   * @param operator empty for all
   * @param meaning empty for all
   * @param after id of the last one seen; 0 at first
   */
  public List<Row> page(Handle handle, String operator, String meaning, long after, int most) {
    return rows(
        handle,
        OPEN
            + "and (:operator = '' or o.operator = :operator)"
            + " and (:meaning = '' or o.meaning = :meaning) and o.id > cast(:after as bigint)",
        most,
        "operator",
        operator,
        "meaning",
        meaning,
        "after",
        Long.toString(after));
  }

  /** It has climbed one step. */
  public void climbed(Handle handle, long id, int step) {
    handle
        .createUpdate("update hold_order set step = :step where id = :id")
        .bind("step", step)
        .bind("id", id)
        .execute();
  }

  private static List<Row> rows(Handle handle, String condition, String... values) {
    return rows(handle, condition, Integer.MAX_VALUE, values);
  }

  private static List<Row> rows(Handle handle, String condition, int most, String... values) {
    var query =
        handle
            .createQuery(
                "select o.*, i.item_id from hold_order o join dossier i on i.id = o.dossier where "
                    + condition
                    + " order by o.id limit :most")
            .bind("most", most);
    for (int i = 0; i < values.length; i += 2) query.bind(values[i], values[i + 1]);
    return query.map((row, context) -> row(row)).list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new Told(
            row.getLong("filing"),
            row.getString("operator"),
            row.getLong("answer"),
            row.getLong("dossier"),
            row.getString("meaning")),
        row.getString("item_id"),
        row.getObject("opened_at", OffsetDateTime.class),
        row.getObject("acknowledged_at", OffsetDateTime.class),
        row.getString("acknowledged_by"),
        row.getObject("superseded_at", OffsetDateTime.class),
        row.getString("superseded_by"),
        row.getInt("step"));
  }
}
