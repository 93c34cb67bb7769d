package org.customspost.gateway.journal;

import java.time.LocalDate;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/**
 * What is kept and erased together: all of one partner, of one class, of one day.
 *
 * @param retentionClass which retention period holds: a name from the configuration
 * @param shelf where its payloads stand, see {@link Shelf}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by id only; handed to Sealing, never changed
public record RetentionUnit(
    long id, String partner, String retentionClass, LocalDate day, int shelf, byte[] wrappedKey) {

  public boolean erased() {
    return wrappedKey.length == 0;
  }

  /**
   * @param what is to be read, for the message
   * @throws GatewayException JRN-013 where the unit is erased
   */
  byte[] keyFor(String what) {
    if (erased())
      throw new GatewayException(
          Finding.of(
              ErrorCode.JRN_013,
              Place.NOWHERE,
              "what",
              what,
              "how",
              "its retention ended, " + this));
    return wrappedKey;
  }

  /** Never the key. */
  @Override
  public String toString() {
    return partner + "/" + retentionClass + "/" + day + " (" + id + ")";
  }
}
