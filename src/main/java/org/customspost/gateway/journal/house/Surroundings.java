package org.customspost.gateway.journal.house;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What no table knows.
 *
 * @param doors that are agreed; none where a command asks that does not run the gateway
 */
public record Surroundings(List<Door> doors, List<Certificate> certificates) {
  public static final Surroundings UNKNOWN = new Surroundings(List.of(), List.of());

  public Surroundings {
    doors = List.copyOf(doors);
    certificates = List.copyOf(certificates);
  }

  /**
   * A channel of an agreement.
   *
   * @param role operator, customs or carrier
   */
  public record Door(String partner, String channel, String role, boolean closed) {}

  /**
   * When a certificate ends.
   *
   * @param use own or partner
   * @param name of its file, or its alias
   */
  public record Certificate(String use, String alias, String name, Instant until) {}

  Optional<Door> door(String partner, String channel) {
    return doors.stream()
        .filter(each -> each.partner().equals(partner) && each.channel().equals(channel))
        .findFirst();
  }
}
