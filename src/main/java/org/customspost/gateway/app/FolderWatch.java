package org.customspost.gateway.app;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.FolderLease;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders that this gateway looks into, of those that several gateways could. A lease is kept
 * while its door is open and the database can be reached; where it cannot, it ends here before it
 * ends there, so that two never look at once.
 */
final class FolderWatch implements FolderLeases, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final FolderLease leases;
  private final Duration length;
  private final LongSupplier nanos;
  private final Map<String, Long> heldUntil = new ConcurrentHashMap<>();
  private final Rounds rounds;

  /** For this process, which has another name after each start. */
  static FolderWatch of(Database database) {
    FolderLease leases = new FolderLease(database, UUID.randomUUID().toString());
    return new FolderWatch(leases, Leases.LENGTH, System::nanoTime);
  }

  FolderWatch(FolderLease leases, Duration length, LongSupplier nanos) {
    this.leases = leases;
    this.length = length;
    this.nanos = nanos;
    rounds = Rounds.every(length.dividedBy(3), "folders", this::renew);
  }

  @Override
  public boolean held(String folder) {
    Long until = heldUntil.get(folder);
    return (until != null && nanos.getAsLong() - until < 0) || take(folder);
  }

  private boolean take(String folder) {
    long asked = nanos.getAsLong();
    try {
      if (!leases.take(folder, length)) {
        if (heldUntil.remove(folder) != null) LOG.warn("another gateway looks into {} now", folder);
        return false;
      }
    } catch (JdbiException e) {
      // Without the database nothing could be stored either.
      LOG.debug("no lease on {}: {}", folder, e.getMessage());
      return false;
    }
    // Counted from before the question: the lease lasts at least as long in the database.
    if (heldUntil.put(folder, asked + length.toNanos()) == null)
      LOG.info("this gateway looks into {}", folder);
    return true;
  }

  void renew() {
    for (String each : heldUntil.keySet()) take(each);
  }

  @Override
  public void release(String folder) {
    if (heldUntil.remove(folder) == null) return;
    try {
      leases.release(folder);
    } catch (JdbiException e) {
      LOG.debug("the lease on {} ends by itself: {}", folder, e.getMessage());
    }
  }

  @Override
  public void close() {
    rounds.close();
    for (String each : heldUntil.keySet()) release(each);
  }
}
