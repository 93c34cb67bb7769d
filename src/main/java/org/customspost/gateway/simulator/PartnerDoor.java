package org.customspost.gateway.simulator;

import java.io.IOException;
import java.util.List;

/** A partner's own side of the transport it has agreed on with the gateway. */
interface PartnerDoor extends AutoCloseable {
  /** Hands a letter to the gateway; returns when the gateway's door has taken it. */
  void send(Letter letter) throws IOException;

  /** Takes away what lies ready, each letter once. */
  List<Letter> fetch() throws IOException;

  @Override
  void close() throws IOException;
}
