package org.customspost.gateway.journal;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sealing;
import org.customspost.gateway.model.passage.Body;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Opens what {@link Payloads} sealed. */
final class PayloadReading {
  private static final String PRESENT =
      "select id, unit, hash, bytes, body from payload where id = any(:ids)";

  /** Of which nothing is left but this. */
  private static final String ERASED =
      "select id, unit, hash, bytes, cast(null as bytea) as body from payload_erased"
          + " where id = any(:ids)";

  private final Database database;
  private final Sealing sealing;

  PayloadReading(Database database, Sealing sealing) {
    this.database = database;
    this.sealing = sealing;
  }

  /**
   * @param body null where the payload has chunk rows
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(Stored stored, Unit unit, byte @Nullable [] body) {}

  /**
   * @param wrappedKey null where the unit is erased
   * @param erased when and why, where it is
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Unit(String name, byte @Nullable [] wrappedKey, String erased) {}

  InputStream open(long id) {
    return new PayloadStream(this, id, stored(id).bytes());
  }

  byte[] range(long id, long offset, int length) {
    if (offset < 0 || length < 0) throw new IllegalArgumentException("range before the start");
    return database.transaction(handle -> range(handle, id, offset, length));
  }

  Stored stored(Handle handle, long id) {
    return row(handle, id).stored();
  }

  private Stored stored(long id) {
    return database.transaction(
        handle -> {
          Row row = row(handle, id);
          key(row);
          return row.stored();
        });
  }

  /** Payloads by id: one query for all; those with chunk rows are opened by who reads them. */
  Map<Long, Body> bodies(Handle handle, Collection<Long> ids) {
    Map<Long, Body> bodies = new HashMap<>();
    try (ChunkSeal seal = new ChunkSeal(sealing)) {
      for (Row row : rows(handle, ids)) bodies.put(row.stored().id(), body(handle, row, seal));
    }
    for (long each : ids)
      if (!bodies.containsKey(each)) throw unreadable(each, "there is none with this number", null);
    return bodies;
  }

  private Body body(Handle handle, Row row, ChunkSeal seal) {
    Stored stored = row.stored();
    key(row);
    return row.body() == null
        ? new Chunked(this, stored.id(), stored.bytes())
        : Body.of(range(handle, row, 0, Math.toIntExact(stored.bytes()), seal));
  }

  /** A payload with chunk rows. */
  private record Chunked(PayloadReading payloads, long id, long size) implements Body {
    @Override
    public InputStream open() {
      return new PayloadStream(payloads, id, size);
    }
  }

  private byte[] range(Handle handle, long id, long offset, int length) {
    try (ChunkSeal seal = new ChunkSeal(sealing)) {
      return range(handle, row(handle, id), offset, length, seal);
    }
  }

  private static byte[] range(Handle handle, Row row, long offset, int length, ChunkSeal seal) {
    long id = row.stored().id();
    byte[] key = key(row);
    long end = Math.min(row.stored().bytes(), offset + length);
    ByteArrayOutputStream result = new ByteArrayOutputStream((int) Math.max(0, end - offset));
    try {
      for (long at = offset; at < end; ) {
        int number = (int) (at / ChunkSeal.LENGTH);
        byte[] sealed = row.body() != null ? row.body() : chunk(handle, id, number);
        byte[] plain = seal.open(key, id, number, sealed);
        int from = (int) (at % ChunkSeal.LENGTH);
        int count = (int) Math.min(plain.length - from, end - at);
        if (count <= 0) throw unreadable(id, "it is shorter than its row says", null);
        result.write(plain, from, count);
        at += count;
      }
    } catch (DataFormatException e) {
      throw unreadable(id, "it does not decompress", e);
    }
    return result.toByteArray();
  }

  private static Row row(Handle handle, long id) {
    return rows(handle, List.of(id)).stream()
        .findFirst()
        .orElseThrow(() -> unreadable(id, "there is none with this number", null));
  }

  private static List<Row> rows(Handle handle, Collection<Long> ids) {
    List<Row> rows = rows(handle, ids, PRESENT);
    if (rows.size() == Set.copyOf(ids).size()) return rows;
    List<Row> all = new ArrayList<>(rows);
    Set<Long> missing = new HashSet<>(ids);
    rows.forEach(each -> missing.remove(each.stored().id()));
    all.addAll(rows(handle, missing, ERASED));
    return all;
  }

  // Many payloads share few units: each is fetched once.
  private static List<Row> rows(Handle handle, Collection<Long> ids, String sql) {
    Map<Long, Unit> units = new HashMap<>();
    return handle
        .createQuery(sql)
        .bindArray("ids", Long.class, List.copyOf(ids))
        .map(
            (found, context) ->
                new Row(
                    new Stored(
                        found.getLong("id"),
                        HexFormat.of().formatHex(found.getBytes("hash")),
                        found.getLong("bytes")),
                    units.computeIfAbsent(found.getLong("unit"), id -> unit(handle, id)),
                    found.getBytes("body")))
        .list();
  }

  private static Unit unit(Handle handle, long id) {
    return handle
        .createQuery(
            "select partner || '/' || class || '/' || day as name, wrapped_key,"
                + " to_char(erased_at at time zone 'UTC', 'on YYYY-MM-DD') as at, kept_days"
                + " from retention_unit where id = :id")
        .bind("id", id)
        .map(
            (found, context) ->
                new Unit(
                    found.getString("name"),
                    found.getBytes("wrapped_key"),
                    found.getString("at")
                        + ", under the retention of "
                        + found.getInt("kept_days")
                        + " days"))
        .one();
  }

  private static byte[] key(Row row) {
    byte[] key = row.unit().wrappedKey();
    if (key == null)
      throw new GatewayException(
          Finding.of(
              ErrorCode.JRN_013,
              Place.NOWHERE,
              "what",
              "payload " + row.stored().id(),
              "how",
              row.unit().erased() + " (" + row.unit().name() + ")"));
    return key;
  }

  private static byte[] chunk(Handle handle, long id, int number) {
    return handle
        .createQuery("select body from payload_chunk where payload = :id and number = :number")
        .bind("id", id)
        .bind("number", number)
        .mapTo(byte[].class)
        .findOne()
        .orElseThrow(() -> unreadable(id, "chunk " + number + " is missing", null));
  }

  private static GatewayException unreadable(long id, String problem, @Nullable Throwable cause) {
    Finding finding =
        Finding.of(
            ErrorCode.JRN_014, Place.NOWHERE, "payload", Long.toString(id), "problem", problem);
    return cause == null ? new GatewayException(finding) : new GatewayException(finding, cause);
  }
}
