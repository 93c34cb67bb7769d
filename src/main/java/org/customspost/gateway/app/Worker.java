package org.customspost.gateway.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that takes one kind of work from the journal, again and again. */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final long AFTER_TROUBLE_MILLIS = 1_000;

  /** What a worker does with what it took; it ends the entries itself. */
  @FunctionalInterface
  interface Task {
    void run(List<Work.Entry> entries);
  }

  /**
   * @param most entries taken at once; one partner's where it is more than one
   * @param busy partners of whom nothing is taken now
   */
  record Kind(String name, int most, Supplier<Set<String>> busy, Task task) {
    Kind(String name, int most, Task task) {
      this(name, most, Set::of, task);
    }
  }

  private final Work work;
  private final Leases leases;
  private final Kind kind;
  private final String owner;
  private final Thread thread;
  private volatile boolean stopping;

  Worker(Work work, Leases leases, Kind kind, String owner) {
    this.work = work;
    this.leases = leases;
    this.kind = kind;
    this.owner = owner;
    this.thread = new Thread(this::run, owner);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!stopping) {
      try {
        if (work.await(kind.name(), WAIT, kind.busy()) && !stopping) take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ConnectionException e) { // the watch tells it, once for all
        LOG.debug("{} has no database", owner, e);
        pause();
      } catch (GatewayException | JdbiException e) {
        trouble(e);
      } catch (RuntimeException e) { // a worker must outlive whatever one entry does to it
        LOG.error("{} failed", owner, e);
        trouble(e);
      }
    }
  }

  @SuppressWarnings("try") // marks only have to end
  private void take() {
    List<Work.Entry> entries =
        kind.most() == 1
            ? work.lease(kind.name(), owner, 1, Leases.LENGTH)
            : work.leaseGroup(kind.name(), owner, kind.most(), Leases.LENGTH, kind.busy().get());
    if (entries.isEmpty()) return;
    leases.hold(entries);
    try (Marks marks = Marks.of(entries)) {
      kind.task().run(entries);
    } finally {
      leases.release(entries);
    }
  }

  // The entries stay leased and are taken again when the lease ends; meanwhile do not spin.
  private void trouble(RuntimeException problem) {
    if (stopping) return;
    LOG.warn("{}: {}", owner, words(problem));
    pause();
  }

  /** Without the values of a statement: they may be what a sender wrote. */
  private static String words(RuntimeException problem) {
    return problem instanceof StatementException statement
        ? statement.getShortMessage()
        : String.valueOf(problem.getMessage());
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /** Takes nothing more. */
  void stop() {
    stopping = true;
  }

  /** Ends after what is under way. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(WAIT.plusSeconds(25).toMillis());
      if (thread.isAlive()) thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
