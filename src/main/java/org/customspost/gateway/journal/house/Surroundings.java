package org.customspost.gateway.journal.house;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What no table knows.
 *
 * @param doors that are agreed; none where a command asks that does not run the gateway
 * @param disks that must not fill up, as far as they are of this machine
 * @param noIntake why nothing is taken in; empty where it is, or where a command asks
 */
public record Surroundings(
    List<Door> doors, List<Certificate> certificates, List<Disk> disks, String noIntake) {
  public static final Surroundings UNKNOWN = new Surroundings(List.of(), List.of(), List.of(), "");

  public Surroundings {
    doors = List.copyOf(doors);
    certificates = List.copyOf(certificates);
    disks = List.copyOf(disks);
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

  /**
   * How full a disk is, in bytes.
   *
   * @param holds what of ours is on it: data, database
   * @param least so much must be free, or nothing is taken in
   */
  public record Disk(String holds, long free, long least, long whole) {
    /** Free beyond what must be, in shares of that: below it somebody should make room. */
    private static final int SOON = 2;

    /** How it stands. */
    public enum State {
      ENOUGH,
      LITTLE,
      TOO_LITTLE;

      public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
      }
    }

    public State state() {
      if (free < least) return State.TOO_LITTLE;
      return free / SOON < least ? State.LITTLE : State.ENOUGH;
    }
  }

  Optional<Door> door(String partner, String channel) {
    return doors.stream()
        .filter(each -> each.partner().equals(partner) && each.channel().equals(channel))
        .findFirst();
  }
}
