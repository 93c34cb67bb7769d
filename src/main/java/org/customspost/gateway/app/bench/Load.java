package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A post that sends files at some pace, and customs that takes what becomes of them. */
final class Load implements AutoCloseable {
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** Beyond those of what else is measured beside it. */
  private static final int FIRST_ITEM = 70_000_000;

  private static final long PATIENCE_NANOS = 120 * SECOND_NANOS;

  /** When the next file may go. */
  private interface Pace {
    void next() throws InterruptedException;

    /** The declarations of one file were taken. */
    default void taken() {}
  }

  private final Post post;
  private final Customs customs;
  private final int perFile;
  private final Pace pace;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
  private final Thread sender = new Thread(this::send, "load-post");
  private final Thread receiver = new Thread(this::receive, "load-customs");
  private volatile boolean stopping;

  private Load(BenchFolder folder, int perFile, Pace pace) throws IOException {
    this.post = new Post(folder);
    this.customs = new Customs(folder);
    this.perFile = perFile;
    this.pace = pace;
    sender.start();
    receiver.start();
  }

  /**
   * As much as the line can bear: there are always files that wait.
   *
   * @param files that may be on their way at once
   */
  static Load full(BenchFolder folder, int files, int perFile) throws IOException {
    Semaphore ahead = new Semaphore(files);
    Pace pace =
        new Pace() {
          @Override
          public void next() throws InterruptedException {
            ahead.acquire();
          }

          @Override
          public void taken() {
            ahead.release();
          }
        };
    return new Load(folder, perFile, pace);
  }

  /** One file each second. */
  static Load trickle(BenchFolder folder, int perFile) throws IOException {
    AtomicLong due = new AtomicLong(System.nanoTime());
    return new Load(
        folder,
        perFile,
        () -> {
          long wait = due.getAndAdd(SECOND_NANOS) - System.nanoTime();
          if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
        });
  }

  private void send() {
    try {
      for (int file = 0; !stopping; file++) {
        pace.next();
        if (stopping) return;
        byte[] items = BenchItems.bytes(perFile, "L" + file, FIRST_ITEM + file * perFile, file);
        post.put("l" + file + ".edi", items);
      }
    } catch (IOException e) {
      problem.compareAndSet(null, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void receive() {
    try {
      while (!stopping) {
        customs.take(perFile);
        taken.addAndGet(perFile);
        pace.taken();
      }
    } catch (IOException | RuntimeException e) { // the broker ends with the gateway
      if (!stopping) problem.compareAndSet(null, e);
    }
  }

  /** Declarations that customs has taken so far. */
  long taken() throws IOException {
    Exception failed = problem.get();
    if (failed != null) throw new IOException("the line failed: " + failed.getMessage(), failed);
    return taken.get();
  }

  /** Waits until so many declarations were taken. */
  void await(long count) throws IOException, InterruptedException {
    long patience = System.nanoTime() + PATIENCE_NANOS;
    while (taken() < count) {
      if (System.nanoTime() > patience) throw new IOException("the line takes nothing");
      Thread.sleep(50);
    }
  }

  @Override
  public void close() {
    stopping = true;
    sender.interrupt();
    customs.close();
    try {
      sender.join();
      receiver.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    post.close();
  }
}
