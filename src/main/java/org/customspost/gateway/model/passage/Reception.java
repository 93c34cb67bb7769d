package org.customspost.gateway.model.passage;

import java.io.IOException;

/**
 * What a door hands its bytes to. It acknowledges only after this returned: then the bytes are on
 * disk.
 */
@FunctionalInterface
public interface Reception {
  /**
   * @return the arrival's id in the journal
   * @throws org.customspost.gateway.error.GatewayException RCV where the interchange is refused
   *     (too large, …)
   */
  long receive(Incoming incoming) throws IOException;
}
