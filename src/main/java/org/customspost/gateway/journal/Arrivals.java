package org.customspost.gateway.journal;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Incoming;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The interchanges that came in. */
public final class Arrivals {

  /** How far an arrival came. */
  public enum State {
    RECEIVED,
    /** All its items are committed and its answers to the sender are planned. */
    FINISHED,
    /** Refused whole; the sender was told. */
    REFUSED,
    /** The same bytes as an earlier one that finished. */
    DUPLICATE,
    /** Waits for support. */
    PARKED,
    /** Refused at the door: it never walked the line, and the same bytes may come again. */
    TURNED_AWAY,
    /** A test of the connection: it had its receipt, and there is nothing to do. */
    REHEARSAL
  }

  /** In SQL: the arrival that this session added last. */
  static final String LAST = "currval('arrival_id_seq')";

  /** Property of doors that carry a detached signature, base64. */
  private static final String SIGNATURE = "signature";

  private static final RowMapper<Arrival> ROW =
      (row, context) ->
          new Arrival(
              row.getLong("id"),
              row.getString("partner"),
              row.getString("channel"),
              row.getString("name"),
              row.getLong("payload"),
              row.getString("hash"),
              row.getLong("bytes"),
              row.getObject("received_at", OffsetDateTime.class),
              row.getInt("items"));

  /** The arrival's row; its payload is stored in the same transaction. */
  public long add(Handle handle, Incoming incoming, Stored stored) {
    Together together = new Together(handle);
    add(together, incoming, stored);
    return together.write();
  }

  /**
   * Commit A: the same, written with the rest of what belongs together, which names the arrival
   * {@link #LAST}. Its id is what writing returns.
   */
  public void add(Together together, Incoming incoming, Stored stored) {
    together.add(
        "insert into arrival (partner, channel, name, properties, payload, hash, bytes)"
            + " values (?, ?, ?, ?, ?, ?, ?) returning id",
        incoming.partner(),
        incoming.channel(),
        incoming.name(),
        lines(incoming.properties()),
        stored.id(),
        stored.hash(),
        stored.bytes());
  }

  public Arrival get(Handle handle, long id) {
    return handle.createQuery("select * from arrival where id = :id").bind("id", id).map(ROW).one();
  }

  /** Makes other transactions about the arrival wait; gives the ordinals that are committed. */
  public int lock(Handle handle, long id) {
    return handle
        .createQuery("select items from arrival where id = :id for update")
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }

  public State state(Handle handle, long id) {
    return handle
        .createQuery("select state from arrival where id = :id")
        .bind("id", id)
        .mapTo(State.class)
        .one();
  }

  /** The earlier arrival with the same bytes from the same partner that finished, if any. */
  public Optional<Long> finishedCopy(Handle handle, Arrival arrival) {
    return handle
        .createQuery(
            "select id from arrival where partner = :partner and hash = :hash and id < :id"
                + " and state in ('FINISHED', 'REFUSED') order by id limit 1")
        .bind("partner", arrival.partner())
        .bind("hash", arrival.hash())
        .bind("id", arrival.id())
        .mapTo(Long.class)
        .findOne();
  }

  /** Whether an earlier arrival with the same bytes is still under way. */
  public boolean copyUnderWay(Handle handle, Arrival arrival) {
    return handle
        .createQuery(
            "select exists (select from arrival where partner = :partner and hash = :hash and id < :id"
                + " and state = 'RECEIVED')")
        .bind("partner", arrival.partner())
        .bind("hash", arrival.hash())
        .bind("id", arrival.id())
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Another arrival of the partner that was known under that control reference first, inside the
   * window, refused ones apart. Until the transaction ends, no other arrival gets the reference:
   * whoever asks must give it to its own before that.
   */
  public Optional<Long> sameReference(
      Handle handle, Arrival arrival, String controlReference, Duration window) {
    handle
        .createQuery("select count(pg_advisory_xact_lock(hashtextextended(:claim, 1)))")
        .bind("claim", arrival.partner() + " " + controlReference)
        .mapTo(Long.class)
        .one();
    return handle
        .createQuery(
            "select id from arrival where partner = :partner and control_reference = :reference"
                + " and id <> :id and hash <> :hash and state not in ('REFUSED', 'DUPLICATE')"
                + " and received_at > clock_timestamp() - make_interval(secs => :window)"
                + " order by id limit 1")
        .bind("partner", arrival.partner())
        .bind("reference", controlReference)
        .bind("id", arrival.id())
        .bind("hash", arrival.hash())
        .bind("window", window.toSeconds())
        .mapTo(Long.class)
        .findOne();
  }

  /**
   * What Identify found out.
   *
   * @param catalogue hash of the mappings, rules and lists that the arrival is read with
   * @param agreement hash of the agreement that governs it
   */
  public void identified(
      Handle handle,
      long id,
      String syntax,
      String identity,
      String reference,
      String catalogue,
      String agreement) {
    handle
        .createUpdate(
            "update arrival set syntax = :syntax, identity = :identity,"
                + " control_reference = :reference, catalogue = :catalogue, agreement = :agreement where id = :id")
        .bind("syntax", syntax)
        .bind("identity", identity)
        .bind("reference", reference)
        .bind("catalogue", catalogue)
        .bind("agreement", agreement)
        .bind("id", id)
        .execute();
  }

  /** Hash of the catalogue that the arrival was read with. */
  public String catalogue(Handle handle, long id) {
    return handle
        .createQuery("select catalogue from arrival where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

  /** Part of commit B: ordinals up to this one are done. */
  public void advanced(Handle handle, long id, int items) {
    handle
        .createUpdate("update arrival set items = :items where id = :id")
        .bind("items", items)
        .bind("id", id)
        .execute();
  }

  public void ended(Handle handle, long id, State state) {
    handle
        .createUpdate("update arrival set state = :state where id = :id")
        .bind("state", state)
        .bind("id", id)
        .execute();
    if (state == State.PARKED) Parked.add(handle, id);
  }

  public void duplicate(Handle handle, long id, long first) {
    handle
        .createUpdate(
            "update arrival set state = 'DUPLICATE', duplicate_of = :first where id = :id")
        .bind("first", first)
        .bind("id", id)
        .execute();
  }

  /** The detached signature that came beside the bytes; empty where there was none. */
  public byte[] signature(Handle handle, long id) {
    return Base64.getMimeDecoder().decode(property(handle, id, SIGNATURE));
  }

  /** A fact that the door told; empty where it did not. */
  public String property(Handle handle, long id, String name) {
    String properties =
        handle
            .createQuery("select properties from arrival where id = :id")
            .bind("id", id)
            .mapTo(String.class)
            .one();
    return properties
        .lines()
        .filter(each -> each.startsWith(name + "="))
        .findFirst()
        .map(each -> each.substring(name.length() + 1))
        .orElse("");
  }

  private static String lines(Map<String, String> properties) {
    return new TreeMap<>(properties)
        .entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("\n"));
  }
}
