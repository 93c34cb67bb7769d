package org.customspost.gateway.app;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees within a second which channels somebody has paused or resumed, on whichever gateway or
 * command line. The database is asked, not told by: a pause must hold also where a word is lost.
 */
final class PauseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PauseWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Paused paused;
  private final DoorKeeper keeper;
  private final Runnable resumed;
  private final Rounds rounds;

  /**
   * @param resumed told when something that stood still may leave again
   */
  PauseWatch(Paused paused, DoorKeeper keeper, Runnable resumed) {
    this.paused = paused;
    this.keeper = keeper;
    this.resumed = resumed;
    rounds = Rounds.every(EVERY, "pause-watch", this::look);
  }

  private void look() {
    try {
      Set<String> before = paused.renewed();
      Set<String> now = paused.channels();
      if (now.equals(before)) return;
      keeper.pausesChanged(without(before, now), without(now, before));
      resumed.run();
    } catch (JdbiException e) {
      LOG.debug("the pauses could not be looked at: {}", e.getMessage());
    }
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(others);
    return left;
  }

  @Override
  public void close() {
    rounds.close();
  }
}
