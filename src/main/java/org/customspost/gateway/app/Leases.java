package org.customspost.gateway.app;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases of what is under way, so that long work is not taken over while its node lives.
 */
final class Leases implements AutoCloseable {
  /** After a crash another node goes on when this has passed. */
  static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("gateway.lease.seconds", 30));

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final Work work;
  // By identity: a list may be held by who took it and by whom it was given to.
  private final Set<List<Work.Entry>> held = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Rounds rounds;

  Leases(Work work) {
    this.work = work;
    rounds = Rounds.every(LENGTH.dividedBy(3), "leases", this::renew);
  }

  synchronized void hold(List<Work.Entry> entries) {
    held.add(entries);
  }

  synchronized void release(List<Work.Entry> entries) {
    held.remove(entries);
  }

  private synchronized List<List<Work.Entry>> all() {
    return List.copyOf(held);
  }

  private void renew() {
    for (List<Work.Entry> each : all()) {
      try {
        work.renew(each, LENGTH);
      } catch (GatewayException | JdbiException e) {
        // Done meanwhile, or lost: whoever ends the work finds out in its own transaction.
        LOG.debug("lease not renewed: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
