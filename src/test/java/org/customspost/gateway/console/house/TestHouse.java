package org.customspost.gateway.console.house;

import java.time.Clock;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.house.Houses;
import org.customspost.gateway.journal.house.Surroundings;

/** A home page for tests of something else. */
public final class TestHouse {
  private TestHouse() {}

  /** Of what is in that database, with no agreements around it. */
  public static HousePages pages(Database database) {
    return new HousePages(
        new Houses(database, () -> Surroundings.UNKNOWN, Clock.systemUTC(), System::nanoTime));
  }
}
