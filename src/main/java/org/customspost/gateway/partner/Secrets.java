package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.RCV_017;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/**
 * What a door asks for the secret behind a reference ({@code env:NAME}, {@code file:PATH}). How
 * references are read, and from where, is said in one place for the whole gateway, not here.
 */
@FunctionalInterface
public interface Secrets {
  /**
   * @throws GatewayException where the reference names nothing that can be read
   */
  String resolve(String reference);

  /** The same for a door that cannot open without it: tells the reference (RCV-017), never more. */
  default String needed(String reference) {
    try {
      return resolve(reference);
    } catch (GatewayException e) {
      String problem = e.findings().get(0).text();
      throw new GatewayException(
          Finding.of(RCV_017, Place.NOWHERE, "reference", reference, "problem", problem), e);
    }
  }
}
