package org.customspost.gateway.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sealing;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A word that the first gateway of a database sealed. Whoever cannot open it has another master
 * key, and must not store anything that the others could not read.
 */
public final class MasterKeyCheck {
  private static final byte[] WORD = "customs-post".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CONTEXT = "master key check".getBytes(StandardCharsets.UTF_8);

  private final Database database;
  private final Sealing sealing;

  public MasterKeyCheck(Database database, Sealing sealing) {
    this.database = database;
    this.sealing = sealing;
  }

  /**
   * @param source where this gateway has its key from
   * @throws GatewayException JRN-400 where the database is sealed with another key
   */
  public void require(String source) {
    Sealed first = database.transaction(this::first);
    try {
      byte[] word = sealing.open(first.key(), first.word(), CONTEXT);
      if (Arrays.equals(word, WORD)) return;
    } catch (GatewayException e) {
      throw other(source, e);
    }
    throw other(source, null);
  }

  @SuppressWarnings("ArrayRecordComponent") // handed through
  private record Sealed(byte[] key, byte[] word) {}

  // Of two that start at once with different keys, one seals the word and the other is refused.
  private Sealed first(Handle handle) {
    byte[] key = sealing.newKey();
    handle
        .createUpdate(
            "insert into master_key_check (wrapped_key, sealed) values (:key, :word)"
                + " on conflict do nothing")
        .bind("key", key)
        .bind("word", sealing.seal(key, WORD, CONTEXT))
        .execute();
    return handle
        .createQuery("select wrapped_key, sealed from master_key_check")
        .map((row, context) -> new Sealed(row.getBytes("wrapped_key"), row.getBytes("sealed")))
        .one();
  }

  private static GatewayException other(String source, @Nullable GatewayException cause) {
    Finding finding = Finding.of(ErrorCode.JRN_400, Place.NOWHERE, "source", source);
    return cause == null ? new GatewayException(finding) : new GatewayException(finding, cause);
  }
}
