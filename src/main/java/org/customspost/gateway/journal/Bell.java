package org.customspost.gateway.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes those who wait for work, on this node at once and on the others by NOTIFY. It is rung after
 * the commit and not in it: PostgreSQL lets commits with a notification happen only one after
 * another, each with its own forced write. A ring that is lost with its node costs the others a
 * second, because they also look by themselves.
 */
final class Bell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
  private static final String CHANNEL = "work";
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int LISTEN_MILLIS = 500;

  /** Others hear of what comes within so long together: a message each would cost each a commit. */
  private static final long TOGETHER_MILLIS = 25;

  private final Database database;
  private final Thread listener;
  private final Thread ringer;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final Condition somethingToTell = lock.newCondition();
  private final Map<String, Rings> rings = new HashMap<>();
  private final Set<String> toTell = new HashSet<>();
  private boolean closed;

  /** Of one kind of work: whoever waits for another sleeps on. */
  private static final class Rings {
    private final Condition heard;
    private long times;

    Rings(Condition heard) {
      this.heard = heard;
    }
  }

  Bell(Database database) {
    this.database = database;
    this.listener = thread("work-listener", this::listen);
    this.ringer = thread("work-ringer", this::tellOthers);
  }

  private static Thread thread(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  void ring(String kind) {
    lock.lock();
    try {
      heard(kind);
      if (toTell.add(kind)) somethingToTell.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Rung here only. */
  void wake(String kind) {
    heard(kind);
  }

  private void heard(String kind) {
    lock.lock();
    try {
      Rings of = of(kind);
      of.times++;
      of.heard.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Rings of(String kind) {
    return rings.computeIfAbsent(kind, any -> new Rings(lock.newCondition()));
  }

  /**
   * @param free whether something can be taken now
   */
  boolean await(String kind, Duration timeout, BooleanSupplier free) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      long before = rung(kind);
      if (free.getAsBoolean()) return true;
      long nanos = Math.min(LOOK_AGAIN.toNanos(), end - System.nanoTime());
      if (nanos <= 0) return false;
      if (!pause(kind, before, nanos)) return false;
    }
  }

  private long rung(String kind) {
    lock.lock();
    try {
      return of(kind).times;
    } finally {
      lock.unlock();
    }
  }

  /** False where the bell is closed. */
  private boolean pause(String kind, long before, long nanos) throws InterruptedException {
    lock.lock();
    try {
      Rings of = of(kind);
      long left = nanos;
      while (!closed && of.times == before && left > 0) left = of.heard.awaitNanos(left);
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void tellOthers() {
    try {
      for (Set<String> kinds = next(); !kinds.isEmpty(); kinds = next()) {
        tell(kinds);
        Thread.sleep(TOGETHER_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && toTell.isEmpty()) somethingToTell.await();
      Set<String> kinds = closed ? Set.of() : Set.copyOf(toTell);
      toTell.clear();
      return kinds;
    } finally {
      lock.unlock();
    }
  }

  private void tell(Set<String> kinds) {
    try {
      database.run(
          handle -> {
            for (String kind : kinds) handle.execute("select pg_notify(?, ?)", CHANNEL, kind);
          });
    } catch (JdbiException e) {
      LOG.debug("others are not told of {}; they look by themselves", kinds, e);
    }
  }

  private void listen() {
    while (!closed()) {
      try (Handle handle = database.jdbi().open()) {
        handle.execute("listen " + CHANNEL);
        PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
        while (!closed())
          for (PGNotification each : connection.getNotifications(LISTEN_MILLIS))
            heard(each.getParameter());
        handle.execute("unlisten *");
      } catch (SQLException | JdbiException e) {
        LOG.debug("the listening connection is lost, looking every {}", LOOK_AGAIN, e);
        rest();
      }
    }
  }

  private void rest() {
    try {
      pause(CHANNEL, rung(CHANNEL), LOOK_AGAIN.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      leave();
    }
  }

  /** All who wait go. */
  void leave() {
    lock.lock();
    try {
      closed = true;
      somethingToTell.signalAll();
      rings.values().forEach(each -> each.heard.signalAll());
    } finally {
      lock.unlock();
    }
  }

  private boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    leave();
    try {
      ringer.join(LOOK_AGAIN.toMillis());
      listener.join(2 * LOOK_AGAIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
