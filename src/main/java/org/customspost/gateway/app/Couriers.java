package org.customspost.gateway.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.customspost.gateway.journal.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what leaves one by one, each a call that waits for its answer: several at once for a door,
 * and no door waits for another. What is taken over stays leased until it was tried.
 */
final class Couriers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
  private static final long SECONDS_TO_END = 30;

  private final Leases leases;
  private final ToIntFunction<String> atOnce;
  private final Worker.Task send;
  private final Runnable doorIsFree;
  private final ThreadPoolExecutor threads;
  // Guarded by this:
  private final Map<String, Door> doors = new HashMap<>();

  /**
   * @param most threads for all doors together, made when they are needed
   * @param atOnce for a door, as its agreement says
   * @param send tries one entry, and ends it whatever comes of it
   * @param doorIsFree told when a door may be given more
   */
  Couriers(
      Leases leases,
      int most,
      ToIntFunction<String> atOnce,
      Worker.Task send,
      Runnable doorIsFree) {
    this.leases = leases;
    this.atOnce = atOnce;
    this.send = send;
    this.doorIsFree = doorIsFree;
    this.threads =
        new ThreadPoolExecutor(
            most,
            most,
            SECONDS_TO_END,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "courier"));
    threads.allowCoreThreadTimeOut(true);
  }

  /** What one door has; an entry is a list of one, as it is leased and sent. */
  private static final class Door {
    final Deque<List<Work.Entry>> waiting = new ArrayDeque<>();
    int underWay;

    int all() {
      return waiting.size() + underWay;
    }
  }

  /** Doors that have as much as they may: nothing more is to be leased for them. */
  synchronized Set<String> busy() {
    return doors.entrySet().stream()
        .filter(each -> each.getValue().all() >= atOnce.applyAsInt(each.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes entries of one door over. */
  synchronized void take(String name, List<Work.Entry> entries) {
    Door door = doors.computeIfAbsent(name, each -> new Door());
    for (Work.Entry each : entries) {
      List<Work.Entry> one = List.of(each);
      leases.hold(one);
      door.waiting.add(one);
    }
    go(name, door);
  }

  /** Each begins at the end of the queue, so that no door keeps the threads from the others. */
  private synchronized void go(String name, Door door) {
    while (!threads.isShutdown()
        && !door.waiting.isEmpty()
        && door.underWay < atOnce.applyAsInt(name)) {
      List<Work.Entry> one = door.waiting.remove();
      door.underWay++;
      threads.execute(() -> send(name, door, one));
    }
    if (door.all() == 0) doors.remove(name);
  }

  @SuppressWarnings("try") // marks only have to end
  private void send(String name, Door door, List<Work.Entry> one) {
    try (Marks marks = Marks.of(one)) {
      send.run(one);
    } catch (RuntimeException e) { // it stays leased, and is tried again when the lease is over
      LOG.warn("{}: {}", name, e.getMessage());
    } finally {
      leases.release(one);
      ended(name, door);
    }
    doorIsFree.run();
  }

  private synchronized void ended(String name, Door door) {
    door.underWay--;
    go(name, door);
  }

  /** Ends after what is under way. What waits stays in the journal, for who starts next. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) threads.shutdownNow();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
