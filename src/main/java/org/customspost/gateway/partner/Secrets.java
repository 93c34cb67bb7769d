package org.customspost.gateway.partner;

import java.io.IOException;

/** Turns a reference ({@code env:NAME}, {@code file:PATH}) into the secret it names. */
@FunctionalInterface
public interface Secrets {
  /**
   * @throws IOException where the reference names nothing that can be read
   */
  String resolve(String reference) throws IOException;

  /**
   * The environment and the files of this machine. A line break at a file's end is not part of it.
   */
  static Secrets ofThisMachine() {
    return new MachineSecrets();
  }
}
