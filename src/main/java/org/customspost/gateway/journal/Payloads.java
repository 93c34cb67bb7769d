package org.customspost.gateway.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sealing;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.model.passage.Body;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of everything that came in or goes out, compressed and sealed. Streamed in and out: at
 * most one chunk is in memory, however long the payload.
 */
public final class Payloads {
  private final Sealing sealing;
  private final PayloadReading reading;
  private final PayloadNumbers numbers = new PayloadNumbers();
  private final AtHand atHand = new AtHand();

  public Payloads(Database database, Sealing sealing) {
    this.sealing = sealing;
    this.reading = new PayloadReading(database, sealing);
  }

  /**
   * Stores the stream in the caller's transaction, which must be undone where this throws.
   *
   * @param limit the most bytes that are taken; the stream is read no further
   * @throws GatewayException RCV-001 where the stream is longer than the limit
   */
  public Stored store(Handle handle, InputStream in, RetentionUnit unit, long limit)
      throws IOException {
    Together together = new Together(handle);
    Stored stored = store(together, in, unit, limit);
    together.write();
    return stored;
  }

  /** The same, written with the rest of what belongs together. */
  public Stored store(Together together, InputStream in, RetentionUnit unit, long limit)
      throws IOException {
    long id = Shelf.number(unit.shelf(), numbers.next(together.handle(), 1).get(0));
    MessageDigest digest = Sha256.digest();
    try (ChunkSeal seal = new ChunkSeal(sealing)) {
      byte[] chunk = in.readNBytes(atMost(limit));
      long bytes = chunk.length;
      if (bytes > limit) throw tooLarge(limit);
      digest.update(chunk);
      byte[] first = seal.seal(unit.keyFor("a payload"), id, 0, chunk, chunk.length);
      if (chunk.length < ChunkSeal.LENGTH) return insert(together, id, unit, digest, bytes, first);
      insertChunk(together, id, 0, first);
      for (int number = 1; ; number++) {
        chunk = in.readNBytes(atMost(limit - bytes));
        if (chunk.length == 0) break;
        bytes += chunk.length;
        if (bytes > limit) throw tooLarge(limit);
        digest.update(chunk);
        byte[] sealed = seal.seal(unit.wrappedKey(), id, number, chunk, chunk.length);
        insertChunk(together, id, number, sealed);
      }
      return insert(together, id, unit, digest, bytes, null);
    }
  }

  /**
   * Stores many documents at once, in the caller's transaction, in the order given; small ones
   * together.
   */
  public List<Stored> storeAll(Handle handle, List<? extends Body> documents, RetentionUnit unit) {
    return storeAll(handle, documents, Collections.nCopies(documents.size(), unit));
  }

  /**
   * The same for documents of several units.
   *
   * @param units of each document
   */
  public List<Stored> storeAll(
      Handle handle, List<? extends Body> documents, List<RetentionUnit> units) {
    if (documents.isEmpty()) return List.of();
    List<Long> numbered = numbers.next(handle, documents.size());
    List<Stored> stored = new ArrayList<>();
    Rows rows = Rows.into("payload", "id, unit, hash, bytes, body");
    try (ChunkSeal seal = new ChunkSeal(sealing)) {
      MessageDigest digest = Sha256.digest();
      for (int i = 0; i < documents.size(); i++) {
        RetentionUnit unit = units.get(i);
        if (documents.get(i).size() >= ChunkSeal.LENGTH) {
          stored.add(storeLong(handle, documents.get(i), unit));
          continue;
        }
        byte[] document = documents.get(i).bytes();
        byte[] hash = digest.digest(document);
        long id = Shelf.number(unit.shelf(), numbered.get(i));
        byte[] body = seal.seal(unit.keyFor("a payload"), id, 0, document, document.length);
        rows.add(id, unit.id(), hash, (long) document.length, body);
        stored.add(new Stored(id, HexFormat.of().formatHex(hash), document.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what was to be stored cannot be read", e);
    }
    rows.insert(handle);
    return stored;
  }

  /**
   * The payload from its start. Reads chunk by chunk, each in a short transaction of its own; a
   * chunk that is skipped as a whole is not opened.
   *
   * @throws GatewayException JRN-013 where its content is erased, JRN-014 where there is none
   */
  public InputStream open(long id) {
    return reading.open(id);
  }

  /**
   * Payloads by id: small ones read together, large ones only where somebody opens them.
   *
   * @throws GatewayException JRN-013 where the content of one is erased, JRN-014 where there is
   *     none
   */
  public Map<Long, Body> bodies(Handle handle, Collection<Long> ids) {
    return reading.bodies(handle, ids);
  }

  /** Keeps what is committed at hand for who sends it, small bodies only. */
  public void keepAtHand(long payload, Leaving leaving) {
    atHand.keep(payload, leaving);
  }

  /** What was kept so, once; empty where it must be read from the journal. */
  public Optional<Leaving> takeAtHand(long payload) {
    return atHand.take(payload);
  }

  /** What is known of a payload, erased or not. */
  public Stored stored(Handle handle, long id) {
    return reading.stored(handle, id);
  }

  private static final String INSERT =
      "insert into payload (id, unit, hash, bytes, body) values (?, ?, ?, ?, ?)";

  private Stored storeLong(Handle handle, Body document, RetentionUnit unit) throws IOException {
    try (InputStream in = document.open()) {
      return store(handle, in, unit, document.size());
    }
  }

  private static Stored insert(
      Together together,
      long id,
      RetentionUnit unit,
      MessageDigest digest,
      long bytes,
      byte @Nullable [] body) {
    byte[] hash = digest.digest();
    together.add(INSERT, id, unit.id(), hash, bytes, body);
    return new Stored(id, HexFormat.of().formatHex(hash), bytes);
  }

  private static void insertChunk(Together together, long id, int number, byte[] body) {
    together.add(
        "insert into payload_chunk (payload, number, body) values (?, ?, ?)", id, number, body);
  }

  // One byte over the limit is enough to know.
  private static int atMost(long left) {
    return (int) Math.min(ChunkSeal.LENGTH, left + 1);
  }

  private static GatewayException tooLarge(long limit) {
    return new GatewayException(
        Finding.of(ErrorCode.RCV_001, Place.NOWHERE, "limit", Long.toString(limit)));
  }
}
