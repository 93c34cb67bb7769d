package org.customspost.gateway.journal;

import java.time.Clock;
import org.customspost.gateway.journal.postgres.Address;

/** A purge in a process of its own, to be killed. */
final class Purger {
  private Purger() {}

  public static void main(String[] arguments) {
    Address address = new Address(arguments[0], arguments[1], arguments[2]);
    try (Database database = Database.open(address, 3)) {
      RetentionUnits units = new RetentionUnits(database, new TestSealing(), Clock.systemUTC());
      Purge purge = new Purge(database, units, (partner, which) -> 100, Clock.systemUTC());
      System.out.println("purging");
      purge.destroyKeys();
      System.out.println("keys are destroyed");
      purge.freeSpace();
      System.out.println("space is free");
    }
  }
}
