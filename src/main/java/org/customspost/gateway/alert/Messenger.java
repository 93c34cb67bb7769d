package org.customspost.gateway.alert;

import java.io.IOException;

/** Brings an alert to its destination. May be asked again with the same alert. */
@FunctionalInterface
interface Messenger {
  /**
   * @throws IOException where it did not arrive; it is tried again later
   */
  void send(Alert alert) throws IOException;
}
