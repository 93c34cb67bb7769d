package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.RCV_017;

import java.io.IOException;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/** Turns a reference ({@code env:NAME}, {@code file:PATH}) into the secret it names. */
@FunctionalInterface
public interface Secrets {
  /**
   * @throws IOException where the reference names nothing that can be read
   */
  String resolve(String reference) throws IOException;

  /** The same for a door that cannot open without it: tells the reference (RCV-017), never more. */
  default String needed(String reference) {
    try {
      return resolve(reference);
    } catch (IOException e) {
      String problem = e.getClass().getSimpleName() + " " + e.getMessage();
      throw new GatewayException(
          Finding.of(RCV_017, Place.NOWHERE, "reference", reference, "problem", problem), e);
    }
  }

  /**
   * The environment and the files of this machine. A line break at a file's end is not part of it.
   */
  static Secrets ofThisMachine() {
    return new MachineSecrets();
  }
}
