package org.customspost.gateway.model.passage;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * One interchange that came in and is on disk.
 *
 * @param id in the journal
 * @param payload id of the bytes in the journal
 * @param hash SHA-256 of the bytes, hex
 * @param items ordinals up to this one are committed already (after a crash)
 */
public record Arrival(
    long id,
    String partner,
    String channel,
    String name,
    long payload,
    String hash,
    long bytes,
    OffsetDateTime receivedAt,
    int items)
    implements Passage {

  /**
   * The day, in UTC, whose codes, rules and rates count for it, also when it is read again later.
   */
  public LocalDate day() {
    return receivedAt.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
  }
}
