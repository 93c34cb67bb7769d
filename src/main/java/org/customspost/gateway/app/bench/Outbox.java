package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.customspost.gateway.model.passage.Body;

/**
 * A whole gateway in this process: what it is given goes through Sign into its journal, and its own
 * workers send it from there.
 */
public interface Outbox extends AutoCloseable {
  /** Packs a document for a partner and keeps it; gives the number of the departure. */
  long put(String partner, String channel, Body document);

  /** How far a departure is, as the journal calls it. */
  String state(long departure);

  @Override
  void close();

  /** Starts the gateway of a configuration. */
  @FunctionalInterface
  interface Opening {
    Outbox open(Path home, Path config) throws IOException;
  }
}
