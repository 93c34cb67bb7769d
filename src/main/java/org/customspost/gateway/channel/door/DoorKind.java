package org.customspost.gateway.channel.door;

import java.io.IOException;
import java.util.Optional;
import org.customspost.gateway.partner.Channel;

/** Knows one kind of channel. A new transport is one more of these, and its route templates. */
@FunctionalInterface
public interface DoorKind {
  /**
   * @return what to put into the frame, or empty where the channel is of another kind
   * @throws IOException where the door's surroundings cannot be made: folders, servers, secrets
   */
  Optional<Door> door(String partner, Channel channel) throws IOException;
}
