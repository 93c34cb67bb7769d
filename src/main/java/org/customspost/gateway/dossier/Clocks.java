package org.customspost.gateway.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.journal.Rows;
import org.customspost.gateway.model.customs.Preloading;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Clocks on disk. Every method runs in the caller's transaction. */
public final class Clocks {
  private static final int LOCK = 36;

  /** Asked once for all: mostly customs asks about no despatch at all. */
  private static final String ANYTHING_ASKED =
      "exists (select from referral where filing is null and response is null and not closed)";

  /**
   * The filings whose way an announcement may change, by all keys that lead from one to the other.
   */
  private static final String ANNOUNCED =
      "with said as (select * from manifest where id = :manifest),"
          + " lines as (select * from manifest_line where manifest = :manifest),"
          + " documents as (select distinct transport_document as document from lines where transport_document <> ''),"
          + " bags as (select receptacle from lines where receptacle <> '' union"
          + " select l.receptacle from manifest_line l join documents d on d.document = l.transport_document"
          + " where l.receptacle <> ''),"
          + " items as (select item_id from manifest_item where manifest = :manifest union"
          + " select i.item_id from manifest_item i join manifest_line l on l.manifest = i.manifest"
          + " and l.number = i.line join bags b on b.receptacle = l.receptacle union"
          + " select i.item_id from manifest_item i join manifest_line l on l.manifest = i.manifest"
          + " and l.number = i.line join documents d on d.document = l.transport_document),"
          + " former as (select m.id from manifest m join said s on m.partner = s.partner"
          + " and m.level = s.level and m.reference = s.reference)"
          + " insert into work (kind, subject, partner, priority, due)"
          + " select distinct :kind, c.filing, c.customs, cast(:priority as smallint), now() from clock c where"
          + " c.item_id in (select item_id from items) or c.placed_by in (select id from former)"
          + " or c.timed_by in (select id from former)";

  /**
   * A filing whose clocks are to be set.
   *
   * @param state before loading
   */
  public record Subject(
      long filing,
      long dossier,
      String itemId,
      @Nullable LocalDate postedOn,
      String customs,
      String owner,
      LoadingState state) {}

  /** Where a clock stands. */
  public enum Standing {
    RUNNING,
    MET,
    /** The item must not be loaded. */
    STOPPED,
    /** Customs has the declaration no more. */
    OFF
  }

  /**
   * One clock.
   *
   * @param stage the state before loading that it was set for
   * @param since when the clock first saw that stage
   * @param told MAY_MISS or MISSED; empty while nothing was told of this due time
   * @param lookAt when there will be something to say
   */
  public record Row(
      long filing,
      String name,
      long dossier,
      String itemId,
      String customs,
      String owner,
      Standing standing,
      LoadingState stage,
      String waitsOn,
      Instant since,
      @Nullable Instant due,
      String because,
      String receptacle,
      String flight,
      @Nullable Long placedBy,
      @Nullable Long timedBy,
      @Nullable Instant expected,
      String told,
      @Nullable Instant lookAt) {

    /** The same after somebody looked at it. */
    Row with(@Nullable Instant nowExpected, String nowTold, @Nullable Instant lookAgain) {
      return new Row(
          filing,
          name,
          dossier,
          itemId,
          customs,
          owner,
          standing,
          stage,
          waitsOn,
          since,
          due,
          because,
          receptacle,
          flight,
          placedBy,
          timedBy,
          nowExpected,
          nowTold,
          lookAgain);
    }
  }

  /** One transaction at a time sets clocks: none may build on what another is about to change. */
  public void lock(Handle handle) {
    handle.execute("select pg_advisory_xact_lock(" + LOCK + ")");
  }

  /** Starts the clocks of new filings: nothing is known of their way yet. */
  public void open(Handle handle, List<Subject> subjects, Collection<String> names) {
    Rows rows = Rows.into("clock", "filing, name, dossier, item_id, customs, owner, waits_on");
    for (Subject each : subjects)
      for (String name : names)
        rows.add(
            each.filing(),
            name,
            each.dossier(),
            each.itemId(),
            each.customs(),
            each.owner(),
            each.customs());
    rows.insert(handle);
  }

  /**
   * What is known now of some filings. Without a lock: whoever changes one has its clocks set
   * again.
   */
  public List<Subject> subjects(Handle handle, Collection<Long> filings) {
    return handle
        .createQuery(
            "select f.id, f.dossier, f.customs, f.loading, f.state, split_part(f.flow, '/', 1) as owner,"
                + " d.item_id, d.posted_on, case when "
                + ANYTHING_ASKED
                + " then (select r.kind from item_referral i"
                + " join referral r on r.id = i.referral and r.filing is null"
                + " and r.response is null and not r.closed where i.dossier = d.id"
                + " order by array_position(:gravestFirst, r.kind) limit 1) end as asked"
                + " from filing f join dossier d on d.id = f.dossier"
                + " where f.id = any(:ids) order by f.id")
        .bindArray("ids", Long.class, List.copyOf(filings))
        .bindArray("gravestFirst", String.class, Preloading.gravestFirst())
        .map((row, context) -> subject(row))
        .list();
  }

  private static Subject subject(ResultSet row) throws SQLException {
    String loading = row.getString("loading");
    boolean cancelled = FilingState.valueOf(row.getString("state")) == FilingState.CANCELLED;
    LoadingState state =
        cancelled
            ? LoadingState.INVALIDATED
            : loading.isEmpty() ? LoadingState.FILED : LoadingState.valueOf(loading);
    // What customs wants of its despatch it wants before the item is loaded, whoever asks.
    String asked = row.getString("asked");
    if (asked != null && state != LoadingState.REJECTED)
      state = state.graver(LoadingState.of(Preloading.valueOf(asked)));
    return new Subject(
        row.getLong("id"),
        row.getLong("dossier"),
        row.getString("item_id"),
        row.getObject("posted_on", LocalDate.class),
        row.getString("customs"),
        row.getString("owner"),
        state);
  }

  /** The clocks of some filings, by filing and name. */
  public Map<String, Row> of(Handle handle, Collection<Long> filings) {
    Map<String, Row> rows = new TreeMap<>();
    handle
        .createQuery("select * from clock where filing = any(:ids) order by filing, name")
        .bindArray("ids", Long.class, List.copyOf(filings))
        .map((row, context) -> row(row))
        .forEach(each -> rows.put(key(each.filing(), each.name()), each));
    return rows;
  }

  static String key(long filing, String name) {
    return filing + " " + name;
  }

  /** Keeps clocks as they are now. */
  public void keep(Handle handle, List<Row> clocks) {
    if (clocks.isEmpty()) return;
    PreparedBatch rows =
        handle.prepareBatch(
            "insert into clock (filing, name, dossier, item_id, customs, owner, standing, stage,"
                + " waits_on, since, due, because, receptacle, flight, placed_by, timed_by,"
                + " expected, told, look_at) values (:filing, :name, :dossier, :itemId, :customs,"
                + " :owner, :standingName, :stageName, :waitsOn, :sinceAt, :dueAt, :because,"
                + " :receptacle, :flight, :placedBy, :timedBy, :expectedAt, :told, :look)"
                + " on conflict (filing, name) do update set standing = excluded.standing,"
                + " stage = excluded.stage, waits_on = excluded.waits_on, since = excluded.since,"
                + " due = excluded.due, because = excluded.because,"
                + " receptacle = excluded.receptacle, flight = excluded.flight,"
                + " placed_by = excluded.placed_by, timed_by = excluded.timed_by,"
                + " expected = excluded.expected, told = excluded.told, look_at = excluded.look_at");
    for (Row each : clocks)
      rows.bindMethods(each)
          .bind("standingName", each.standing().name())
          .bind("stageName", each.stage().name())
          .bind("sinceAt", time(each.since()))
          .bind("dueAt", time(each.due()))
          .bind("expectedAt", time(each.expected()))
          .bind("look", time(each.lookAt()))
          .add();
    rows.execute();
  }

  /** Adds work of that kind for each filing whose way an announcement may change. */
  public void announced(Handle handle, long manifest, String kind, int priority) {
    handle
        .createUpdate(ANNOUNCED)
        .bind("manifest", manifest)
        .bind("kind", kind)
        .bind("priority", priority)
        .execute();
  }

  /** Filings with clocks in some dossiers. */
  public List<Long> ofDossiers(Handle handle, Collection<Long> dossiers) {
    return handle
        .createQuery("select distinct filing from clock where dossier = any(:ids)")
        .bindArray("ids", Long.class, List.copyOf(dossiers))
        .mapTo(Long.class)
        .list();
  }

  /** Filings with clocks whose items are in some receptacles. */
  public List<Long> ofReceptacles(Handle handle, Collection<String> receptacles) {
    return handle
        .createQuery("select distinct filing from clock where receptacle = any(:keys)")
        .bindArray("keys", String.class, List.copyOf(receptacles))
        .mapTo(Long.class)
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("filing"),
        row.getString("name"),
        row.getLong("dossier"),
        row.getString("item_id"),
        row.getString("customs"),
        row.getString("owner"),
        Standing.valueOf(row.getString("standing")),
        LoadingState.valueOf(row.getString("stage")),
        row.getString("waits_on"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        instant(row, "due"),
        row.getString("because"),
        row.getString("receptacle"),
        row.getString("flight"),
        row.getObject("placed_by", Long.class),
        row.getObject("timed_by", Long.class),
        instant(row, "expected"),
        row.getString("told"),
        instant(row, "look_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
