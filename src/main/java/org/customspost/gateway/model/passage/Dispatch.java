package org.customspost.gateway.model.passage;

import java.util.List;

/** The way out: hands departures to the receiver's door. */
@FunctionalInterface
public interface Dispatch {
  /**
   * Sends departures of one partner and channel, in order, as one transaction where the transport
   * has transactions.
   *
   * @return per departure the proof of transport: what the transport said (message id, remote path,
   *     time)
   * @throws org.customspost.gateway.error.GatewayException SND; none of them counts as sent, some
   *     may have arrived
   */
  List<String> send(List<Departure> departures);
}
