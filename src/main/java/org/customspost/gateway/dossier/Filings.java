package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.journal.Rows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Filings on disk. Every method runs in the caller's transaction. */
public final class Filings {

  /** The filings of some dossiers with one authority for one purpose, by dossier. */
  public Map<Long, Filing> of(
      Handle handle, Collection<Long> dossiers, String customs, String purpose) {
    Map<Long, Filing> filings = new LinkedHashMap<>();
    handle
        .createQuery(
            "select * from filing where dossier = any(:ids) and customs = :customs and purpose = :purpose"
                + " order by id for update")
        .bindArray("ids", Long.class, List.copyOf(dossiers))
        .bind("customs", customs)
        .bind("purpose", purpose)
        .map((row, context) -> filing(row))
        .forEach(each -> filings.put(each.dossier(), each));
    return filings;
  }

  /** All filings of a dossier. */
  public List<Filing> of(Handle handle, long dossier) {
    return of(handle, List.of(dossier));
  }

  /** All filings of some dossiers. */
  public List<Filing> of(Handle handle, Collection<Long> dossiers) {
    return handle
        .createQuery("select * from filing where dossier = any(:ids) order by id for update")
        .bindArray("ids", Long.class, List.copyOf(dossiers))
        .map((row, context) -> filing(row))
        .list();
  }

  /**
   * The filing an answer is about, by the strongest key it has: LRN of any document we sent to that
   * authority, then MRN, then item id with posting date. Locked against others. A weaker key is not
   * tried where a stronger one is given and unknown: an answer is never guessed into a case.
   */
  public Optional<Filing> find(
      Handle handle,
      String customs,
      @Nullable String lrn,
      @Nullable String mrn,
      @Nullable String itemId,
      @Nullable String postedOn) {
    if (lrn != null) return byLrn(handle, customs, lrn);
    if (mrn != null) return byMrn(handle, customs, mrn);
    if (itemId != null) return byItem(handle, customs, itemId, postedOn);
    return Optional.empty();
  }

  /**
   * Locks the filings that some answers may be about, in the order of their ids, so that two files
   * of answers cannot lock each other out.
   */
  public void lock(Handle handle, String customs, Collection<Answers.Row> answers) {
    handle
        .createQuery(
            "select f.id from filing f where f.dossier in (select dossier from filing where id in ("
                // and those of other authorities: what one of them forbids, all obey
                + "select o.filing from document o join departure p on p.id = o.departure"
                + " where o.reference = any(:lrns) and p.partner = :customs"
                + " union select id from filing where customs = :customs and mrn = any(:mrns)"
                + " union select i.id from filing i join dossier d on d.id = i.dossier"
                + " where i.customs = :customs and d.item_id = any(:items)))"
                + " order by f.id for update")
        .bind("customs", customs)
        .bindArray("lrns", String.class, keys(answers, Answers.Row::lrn))
        .bindArray("mrns", String.class, keys(answers, Answers.Row::mrn))
        .bindArray("items", String.class, keys(answers, Answers.Row::itemId))
        .mapTo(Long.class)
        .list();
  }

  private static List<String> keys(
      Collection<Answers.Row> answers, Function<Answers.Row, @Nullable String> key) {
    return answers.stream().map(key).filter(Objects::nonNull).distinct().toList();
  }

  public void add(Handle handle, List<Filing> filings) {
    Rows rows =
        Rows.into(
            "filing",
            "id, dossier, customs, purpose, flow, lrn, mrn, state, declared_version, wished_version,"
                + " wished_ruling, presented");
    for (Filing each : filings)
      rows.add(
          each.id(),
          each.dossier(),
          each.customs(),
          each.purpose(),
          each.flow(),
          each.lrn(),
          each.mrn(),
          each.state().name(),
          each.declaredVersion(),
          each.wish().version() == 0 ? null : each.wish().version(),
          each.wish().ruling(),
          each.lodging().presented());
    rows.insert(handle);
  }

  public void update(Handle handle, List<Filing> filings) {
    if (filings.isEmpty()) return;
    PreparedBatch rows =
        handle.prepareBatch(
            "update filing set loading = case when lrn = :lrn or forbidden_by is not null then loading else '' end,"
                // filed anew: customs knows nothing of it yet
                + " lrn = :lrn, mrn = :mrn, state = :state, declared_version = :declaredVersion,"
                + " wished_version = nullif(:wish.version, 0),"
                + " wished_ruling = :wish.ruling, presented = :lodging.presented, told = :lodging.told, standing_since = case when"
                + " standing = :lodging.standing then standing_since else clock_timestamp() end,"
                + " standing = :lodging.standing, overdue = overdue and :lodging.standing = '' where id = :id");
    for (Filing each : filings) rows.bindMethods(each).add();
    rows.execute();
  }

  public Filing get(Handle handle, long id) {
    return handle
        .createQuery("select * from filing where id = :id for update")
        .bind("id", id)
        .map((row, context) -> filing(row))
        .one();
  }

  /**
   * Keeps how far an item is on its way to being loaded.
   *
   * @param state empty where the authority has no scheme
   * @param forbidding the answer that forbids loading; null where none does
   */
  public void loading(Handle handle, long filing, String state, @Nullable Long forbidding) {
    handle
        .createUpdate(
            "update filing set loading = :state, forbidden_by = :forbidding where id = :id")
        .bind("state", state)
        .bind("forbidding", forbidding)
        .bind("id", filing)
        .execute();
  }

  /** The answer that forbids loading, as far as was kept. */
  public Optional<Long> forbiddenBy(Handle handle, long filing) {
    return handle
        .createQuery("select forbidden_by from filing where id = :id and forbidden_by is not null")
        .bind("id", filing)
        .mapTo(Long.class)
        .findOne();
  }

  /** Whether any authority forbids to load what that dossier is about. */
  public boolean forbidden(Handle handle, long dossier) {
    return handle
        .createQuery(
            "select exists (select from filing where dossier = :dossier and forbidden_by is not null)")
        .bind("dossier", dossier)
        .mapTo(Boolean.class)
        .one();
  }

  /** Whether an answer under that LRN is about a cancellation we asked for. */
  public boolean cancels(Handle handle, Filing filing, String lrn) {
    return handle
        .createQuery(
            "select exists (select from document where dossier = :dossier and filing = :id"
                + " and reference = :asked and function = 'CANCELLATION')")
        .bindMethods(filing)
        .bind("asked", lrn)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * A filing without an answer.
   *
   * @param since when the declaration that stands was planned
   */
  public record Unanswered(Filing filing, OffsetDateTime since) {}

  /** Empty where customs has answered. */
  public Optional<Unanswered> unanswered(Handle handle, long filing) {
    return handle
        .createQuery(
            "select f.*, p.prepared_at as since from filing f"
                + " join document o on o.filing = f.id and o.reference = f.lrn"
                + " join departure p on p.id = o.departure"
                + " where f.id = :id and f.standing = '' for update of f")
        .bind("id", filing)
        .map(
            (row, context) ->
                new Unanswered(filing(row), row.getObject("since", OffsetDateTime.class)))
        .findFirst();
  }

  /** Marks a filing that customs has not answered in time; false where an answer came meanwhile. */
  public boolean overdue(Handle handle, long filing) {
    return handle
            .createUpdate(
                "update filing set overdue = true where id = :id and standing = '' and not overdue")
            .bind("id", filing)
            .execute()
        > 0;
  }

  private static Optional<Filing> byLrn(Handle handle, String customs, String lrn) {
    return handle
        .createQuery(
            "select f.* from document o join departure p on p.id = o.departure"
                + " join filing f on f.id = o.filing where o.reference = :lrn and p.partner = :customs"
                + " order by o.id for update of f")
        .bind("lrn", lrn)
        .bind("customs", customs)
        .map((row, context) -> filing(row))
        .findFirst();
  }

  private static Optional<Filing> byMrn(Handle handle, String customs, String mrn) {
    return handle
        .createQuery(
            "select * from filing where customs = :customs and mrn = :mrn order by id desc for update")
        .bind("mrn", mrn)
        .bind("customs", customs)
        .map((row, context) -> filing(row))
        .findFirst();
  }

  private static Optional<Filing> byItem(
      Handle handle, String customs, String itemId, @Nullable String postedOn) {
    return handle
        .createQuery(
            "select f.* from filing f join dossier d on d.id = f.dossier where f.customs = :customs"
                // what was not sent yet cannot be meant
                + " and f.lrn <> '' and d.item_id = :item and (:posted::date is null or d.posted_on = :posted::date)"
                + " order by d.id desc limit 1 for update of f")
        .bind("customs", customs)
        .bind("item", itemId)
        .bind("posted", postedOn)
        .map((row, context) -> filing(row))
        .findFirst();
  }

  private static Filing filing(ResultSet row) throws SQLException {
    return new Filing(
        row.getLong("id"),
        row.getLong("dossier"),
        row.getString("customs"),
        row.getString("purpose"),
        row.getString("flow"),
        FilingState.valueOf(row.getString("state")),
        row.getLong("declared_version"),
        new Filing.Wish(row.getLong("wished_version"), row.getString("wished_ruling")),
        new Lodging(
            row.getString("lrn"),
            row.getString("mrn"),
            row.getString("standing"),
            row.getString("told"),
            row.getString("presented")));
  }
}
