package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.passage.Batch.Slice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * What customs wants of origin posts before items are loaded, and what they answered, on disk.
 * Every method runs in the caller's transaction.
 */
public final class Referrals {
  private static final String ADD =
      "insert into referral (id, customs, reference, kind, filing, dossier, answer, owner, issued_at,"
          + " reply_by, closed) values (:id, :customs, :reference, :kindName, :filing, :dossier,"
          + " :answer, :owner, :issuedAt, :replyBy, :closed)"
          + " on conflict (customs, reference, filing) do nothing";

  private static final String ADD_OF_CARGO =
      "insert into referral (id, customs, reference, kind, answer, owner, issued_at, reply_by, closed,"
          + " report, number, level, identity, item_id, receptacles, offices) values (:id, :customs,"
          + " :reference, :kindName, :answer, :owner, :issuedAt, :replyBy, :closed, :report, :number,"
          + " :level, :identity, :item, :receptacles, :offices)"
          + " on conflict (customs, reference) where filing is null do nothing";

  /**
   * One referral.
   *
   * @param reference customs' own, carried end to end
   * @param filing of the item that it is about; null where it is about cargo
   * @param cargo that it is about; null where it is about an item
   * @param answer of customs that made it
   * @param owner the origin post, who must answer
   * @param closed whether customs waits no more
   * @param response the response that counts; null while there is none
   */
  public record Row(
      long id,
      String customs,
      String reference,
      Preloading kind,
      @Nullable Long filing,
      @Nullable Long dossier,
      @Nullable AskedCargo cargo,
      long answer,
      String owner,
      OffsetDateTime issuedAt,
      OffsetDateTime replyBy,
      boolean closed,
      @Nullable Long response) {

    public boolean open() {
      return response == null && !closed;
    }
  }

  /** One response of an origin post. */
  public record Response(
      long id,
      String partner,
      long arrival,
      int ordinal,
      String message,
      Slice slice,
      String reference,
      @Nullable String itemId,
      String code,
      String contentHash) {}

  /**
   * Makes other transactions about the same referrals wait, whether they are known yet or not;
   * sorted, so that two files cannot lock each other out.
   */
  public void lock(Handle handle, Collection<String> references) {
    handle
        .createQuery(
            "select count(pg_advisory_xact_lock(hashtextextended(key, 30)))"
                + " from unnest(cast(:keys as text[])) as key")
        .bindArray("keys", String.class, List.copyOf(new TreeSet<>(references)))
        .mapTo(Long.class)
        .one();
  }

  /** Adds a referral; false where it is known already. */
  public boolean add(Handle handle, Row referral) {
    AskedCargo cargo = referral.cargo();
    Update insert =
        handle
            .createUpdate(cargo == null ? ADD : ADD_OF_CARGO)
            .bindMethods(referral)
            .bind("kindName", referral.kind().name());
    if (cargo != null)
      insert
          .bindMethods(cargo.subject())
          .bind("report", cargo.report())
          .bind("number", cargo.number())
          .bind("item", cargo.item())
          .bindArray("receptacles", String.class, cargo.receptacles())
          .bindArray("offices", String.class, cargo.offices());
    return insert.execute() > 0;
  }

  public Row get(Handle handle, long id) {
    return handle
        .createQuery("select * from referral where id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .one();
  }

  /** All referrals of a filing. */
  public List<Row> of(Handle handle, long filing) {
    return handle
        .createQuery("select * from referral where filing = :filing order by id for update")
        .bind("filing", filing)
        .map((row, context) -> row(row))
        .list();
  }

  /** What that origin post was asked under that reference. */
  public List<Row> asked(Handle handle, String owner, String reference) {
    return handle
        .createQuery(
            "select * from referral where owner = :owner and reference = :reference order by id for update")
        .bind("owner", owner)
        .bind("reference", reference)
        .map((row, context) -> row(row))
        .list();
  }

  /** Customs waits no more for what is open of a filing, except for these. */
  public void close(Handle handle, long filing, Collection<String> stillOpen) {
    handle
        .createUpdate(
            "update referral set closed = not reference = any(:open) where filing = :filing"
                + " and closed = (reference = any(:open))")
        .bind("filing", filing)
        .bindArray("open", String.class, List.copyOf(stillOpen))
        .execute();
  }

  /** The same for what is open of a report under its number; false where it changes nothing. */
  public boolean closeCargo(
      Handle handle, String customs, String number, Collection<String> stillOpen) {
    return handle
            .createUpdate(
                "update referral set closed = not reference = any(:open) where filing is null"
                    + " and customs = :customs and number = :number"
                    + " and closed = (reference = any(:open))")
            .bind("customs", customs)
            .bind("number", number)
            .bindArray("open", String.class, List.copyOf(stillOpen))
            .execute()
        > 0;
  }

  /** Adds a response; false where the same one is known already. */
  public boolean add(Handle handle, Response response) {
    return handle
            .createUpdate(
                "insert into referral_response (id, partner, arrival, ordinal, message, format, head_offset,"
                    + " head_length, unit_offset, unit_length, reference, item_id, code, content_hash) values"
                    + " (:id, :partner, :arrival, :ordinal, :message, :slice.format, :slice.headOffset,"
                    + " :slice.headLength, :slice.offset, :slice.length, :reference, :itemId, :code,"
                    + " :contentHash) on conflict (partner, reference, content_hash) do nothing")
            .bindMethods(response)
            .execute()
        > 0;
  }

  public Response response(Handle handle, long id) {
    return handle
        .createQuery("select * from referral_response where id = :id")
        .bind("id", id)
        .map((row, context) -> responseOf(row))
        .one();
  }

  /** Responses of that post that came before the request they answer. */
  public List<Response> early(Handle handle, String partner, String reference) {
    return handle
        .createQuery(
            "select * from referral_response where referral is null and partner = :partner"
                + " and reference = :reference order by id for update")
        .bind("partner", partner)
        .bind("reference", reference)
        .map((row, context) -> responseOf(row))
        .list();
  }

  /** Gives a response to its referral; where none counts yet, this one does. */
  public void answered(Handle handle, long referral, long response) {
    handle
        .createUpdate("update referral_response set referral = :referral where id = :response")
        .bind("referral", referral)
        .bind("response", response)
        .execute();
    handle
        .createUpdate(
            "update referral set response = :response where id = :referral and response is null")
        .bind("referral", referral)
        .bind("response", response)
        .execute();
  }

  /** A referral that waits for its post; empty where nothing is awaited any more. */
  public Optional<Row> unanswered(Handle handle, long id) {
    return handle
        .createQuery(
            "select * from referral where id = :id and response is null and not closed for update")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** Marks a referral that was not answered in time; false where it is marked already. */
  public boolean late(Handle handle, long id) {
    return handle
            .createUpdate("update referral set late = true where id = :id and not late")
            .bind("id", id)
            .execute()
        > 0;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("customs"),
        row.getString("reference"),
        (Preloading) Meaning.parse(row.getString("kind")).orThrow(),
        row.getObject("filing", Long.class),
        row.getObject("dossier", Long.class),
        row.getObject("filing") == null ? cargo(row) : null,
        row.getLong("answer"),
        row.getString("owner"),
        row.getObject("issued_at", OffsetDateTime.class),
        row.getObject("reply_by", OffsetDateTime.class),
        row.getBoolean("closed"),
        row.getObject("response", Long.class));
  }

  private static AskedCargo cargo(ResultSet row) throws SQLException {
    return new AskedCargo(
        row.getString("report"),
        row.getString("number"),
        new CargoReports.Subject(
            row.getString("owner"), row.getString("level"), row.getString("identity")),
        row.getString("item_id"),
        List.of((String[]) row.getArray("receptacles").getArray()),
        List.of((String[]) row.getArray("offices").getArray()));
  }

  private static Response responseOf(ResultSet row) throws SQLException {
    return new Response(
        row.getLong("id"),
        row.getString("partner"),
        row.getLong("arrival"),
        row.getInt("ordinal"),
        row.getString("message"),
        Slices.of(row),
        row.getString("reference"),
        row.getString("item_id"),
        row.getString("code"),
        row.getString("content_hash"));
  }
}
