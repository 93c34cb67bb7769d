package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Tax;
import org.customspost.gateway.model.item.Money;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Answers of customs on disk. Every method runs in the caller's transaction. */
public final class Answers {

  /**
   * One answer.
   *
   * @param notificationId never empty: where customs gives none, the hash of the answer's bytes
   * @param filing null for an orphan, and for what is about a report
   * @param report reference of the report of cargo that it is about, empty where it is about
   *     receptacles only; null for one that is about an item
   */
  public record Row(
      long id,
      String customs,
      long arrival,
      int ordinal,
      String message,
      Slice slice,
      String notificationId,
      @Nullable String lrn,
      @Nullable String mrn,
      @Nullable String itemId,
      @Nullable LocalDate postedOn,
      String code,
      Meaning meaning,
      OffsetDateTime issuedAt,
      @Nullable OffsetDateTime respondBy,
      @Nullable String referral,
      @Nullable Long filing,
      @Nullable String report) {

    /** The same answer about a filing; null for an orphan. */
    public Row of(@Nullable Long newFiling) {
      return with(id, notificationId, lrn, mrn, itemId, newFiling, report);
    }

    /** The same answer about a report. */
    public Row ofReport(String reference) {
      return with(id, notificationId, lrn, mrn, itemId, null, reference);
    }

    /** What an answer about a receptacle says of one item in it. */
    public Row ofItem(long newId, String item) {
      return with(newId, notificationId + " " + item, null, null, item, null, null);
    }

    private Row with(
        long newId,
        String newNotificationId,
        @Nullable String newLrn,
        @Nullable String newMrn,
        @Nullable String newItemId,
        @Nullable Long newFiling,
        @Nullable String newReport) {
      return new Row(
          newId,
          customs,
          arrival,
          ordinal,
          message,
          slice,
          newNotificationId,
          newLrn,
          newMrn,
          newItemId,
          postedOn,
          code,
          meaning,
          issuedAt,
          respondBy,
          referral,
          newFiling,
          newReport);
    }

    public Told told() {
      return new Told(
          id, notificationId, meaning, issuedAt, respondBy, mrn, referral == null ? "" : referral);
    }
  }

  /**
   * Makes other transactions wait that are about the same notifications, or about the same MRNs
   * before any filing has them; sorted, so that two files cannot lock each other out.
   */
  public void lock(Handle handle, Collection<Row> rows) {
    Set<String> keys = new TreeSet<>();
    for (Row each : rows) {
      keys.add(each.customs() + " notification " + each.notificationId());
      if (each.mrn() != null) keys.add(key(each.customs(), each.mrn()));
    }
    lock(handle, keys);
  }

  private static String key(String customs, String mrn) {
    return customs + " mrn " + mrn;
  }

  private static void lock(Handle handle, Set<String> keys) {
    handle
        .createQuery(
            "select count(pg_advisory_xact_lock(hashtextextended(key, 2)))"
                + " from unnest(cast(:keys as text[])) as key")
        .bindArray("keys", String.class, List.copyOf(keys))
        .mapTo(Long.class)
        .one();
  }

  /** Adds an answer; false where the same notification is known already. */
  public boolean add(Handle handle, Row answer) {
    return handle
            .createUpdate(
                "insert into answer (id, customs, arrival, ordinal, message, format, head_offset,"
                    + " head_length, unit_offset, unit_length, notification_id, lrn, mrn, item_id, posted_on,"
                    + " code, meaning, issued_at, respond_by, referral, filing, report) values (:id, :customs, :arrival,"
                    + " :ordinal, :message, :slice.format, :slice.headOffset, :slice.headLength,"
                    + " :slice.offset, :slice.length, :notificationId, :lrn, :mrn, :itemId, :postedOn,"
                    + " :code, :meaningName, :issuedAt, :respondBy, :referral, :filing, :report)"
                    + " on conflict (customs, notification_id) do nothing")
            .bindMethods(answer)
            .bind("meaningName", answer.meaning().name())
            .execute()
        > 0;
  }

  /** Keeps the duties and taxes of an answer; where it has only their sum, that. */
  public void charge(Handle handle, Row answer, List<Tax> taxes, @Nullable Money due) {
    List<Tax> lines = taxes.stream().filter(each -> each.amount() != null).toList();
    if (lines.isEmpty() && due != null) lines = List.of(new Tax("", null, null, due));
    if (lines.isEmpty()) return;
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into charge (answer, line, type, piece, amount, currency, answered_at)"
                + " values (:answer, :line, :kind, :piece, :money.amount, :code, :at)");
    int line = 0;
    for (Tax each : lines) {
      Money money = Objects.requireNonNull(each.amount());
      rows.bind("answer", answer.id())
          .bind("line", ++line)
          .bind("kind", each.type() == null ? "" : each.type())
          .bind("piece", each.piece())
          .bind("code", money.currency().getCurrencyCode())
          .bind("at", answer.issuedAt())
          .bindMethods("money", money)
          .add();
    }
    rows.execute();
  }

  /**
   * What a filing was answered.
   *
   * @param standing about what stands: the filing's last original declaration and the amendments,
   *     cancellations and replies that followed. One that was rejected or cancelled before it was
   *     filed anew is another matter. An answer without an LRN is about what stood when it came
   * @param ever about any declaration of the filing
   */
  public record Given(List<Row> standing, List<Row> ever) {}

  /** The answers of a filing, in no particular order. */
  public Given given(Handle handle, Filing filing) {
    List<Row> standing = new ArrayList<>();
    List<Row> ever = new ArrayList<>();
    handle
        .createQuery(
            "with sent as (select d.id, d.reference, d.function, p.prepared_at from document d"
                + " join departure p on p.id = d.departure and p.kind in ('DECLARATION', 'REPLY')"
                + " where d.dossier = :dossier and d.filing = :id)"
                + " select a.*, (a.lrn is not null and (a.lrn = :lrn or a.lrn in (select reference from sent"
                + "   where id > (select id from sent where reference = :lrn))))"
                + " or (a.lrn is null and (a.received_at >= (select prepared_at from sent where reference = :lrn)"
                + "   or not exists (select from sent where function = 'ORIGINAL' and reference <> :lrn)))"
                + " as stands from answer a where a.filing = :id")
        .bindMethods(filing)
        .map((row, context) -> Map.entry(row(row), row.getBoolean("stands")))
        .forEach(
            each -> {
              ever.add(each.getKey());
              if (each.getValue()) standing.add(each.getKey());
            });
    return new Given(standing, ever);
  }

  public Optional<Row> get(Handle handle, long id) {
    return handle
        .createQuery("select * from answer where id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  /**
   * What customs said of reports under one number.
   *
   * @param number of its registration, or our reference where it gave none
   */
  public List<Told> ofReport(Handle handle, String customs, String number) {
    return handle
        .createQuery(
            "select * from answer where customs = :customs and report is not null"
                + " and (mrn = :number or report = :number)")
        .bind("customs", customs)
        .bind("number", number)
        .map((row, context) -> row(row).told())
        .list();
  }

  /** Orphans that a new filing of these may belong to. */
  public List<Row> orphans(
      Handle handle, String customs, Collection<String> lrns, Collection<String> itemIds) {
    return handle
        .createQuery(
            "select * from answer where filing is null and report is null and customs = :customs"
                + " and (lrn = any(:lrns) or (lrn is null and mrn is null and item_id = any(:items)))"
                + " order by id for update")
        .bind("customs", customs)
        .bindArray("lrns", String.class, List.copyOf(lrns))
        .bindArray("items", String.class, List.copyOf(itemIds))
        .map((row, context) -> row(row))
        .list();
  }

  /** Orphans that name an MRN which a filing has only now. */
  public List<Row> orphansOf(Handle handle, String customs, String mrn) {
    lock(handle, Set.of(key(customs, mrn)));
    return handle
        .createQuery(
            "select * from answer where filing is null and report is null and customs = :customs"
                + " and lrn is null and mrn = :mrn order by id for update")
        .bind("customs", customs)
        .bind("mrn", mrn)
        .map((row, context) -> row(row))
        .list();
  }

  public void adopt(Handle handle, long answer, long filing) {
    handle
        .createUpdate("update answer set filing = :filing where id = :id and filing is null")
        .bind("filing", filing)
        .bind("id", answer)
        .execute();
  }

  /** An orphan is about a report. */
  public void adopt(Handle handle, long answer, String report) {
    handle
        .createUpdate("update answer set report = :report where id = :id")
        .bind("report", report)
        .bind("id", answer)
        .execute();
  }

  static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("customs"),
        row.getLong("arrival"),
        row.getInt("ordinal"),
        row.getString("message"),
        Slices.of(row),
        row.getString("notification_id"),
        row.getString("lrn"),
        row.getString("mrn"),
        row.getString("item_id"),
        row.getObject("posted_on", LocalDate.class),
        row.getString("code"),
        Meaning.parse(row.getString("meaning")).orThrow(),
        row.getObject("issued_at", OffsetDateTime.class),
        row.getObject("respond_by", OffsetDateTime.class),
        row.getString("referral"),
        row.getObject("filing", Long.class),
        row.getString("report"));
  }
}
