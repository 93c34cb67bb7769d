package org.customspost.gateway.simulator;

import java.io.IOException;

/** A partner that sends files of a scenario. */
interface Sender extends AutoCloseable {
  String name();

  /** Writes a file and sends it, as often as it is to be sent. */
  void send(Shipment shipment);

  @Override
  void close() throws IOException;
}
