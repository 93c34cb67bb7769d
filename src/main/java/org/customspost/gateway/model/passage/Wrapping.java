package org.customspost.gateway.model.passage;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Gives a departure the outer form that its transport sends. Done once, before the departure is
 * kept as ready, so that each try sends the same bytes under the same name.
 */
@FunctionalInterface
public interface Wrapping {
  /** For lines without such a transport. */
  Wrapping NONE = departure -> Optional.empty();

  /**
   * @return empty where the departure's channel sends the body as it is
   * @throws org.customspost.gateway.error.GatewayException SIG or SND where it cannot be made
   */
  Optional<Wrapped> wrap(Departure departure) throws IOException;

  /**
   * To be closed when it is kept.
   *
   * @param message header fields, empty line and body as they will be sent
   * @param messageId by which the receiver knows a repeat
   * @param mic digest that its receipt must state
   * @param temporary where the message lies until then
   */
  record Wrapped(Body message, String messageId, String mic, Closeable temporary)
      implements Closeable {
    @Override
    public void close() throws IOException {
      temporary.close();
    }
  }
}
