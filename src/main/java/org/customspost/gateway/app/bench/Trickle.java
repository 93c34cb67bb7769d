package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A post that sends a file each second, and customs that takes what becomes of it. */
final class Trickle implements AutoCloseable {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Post post;
  private final Customs customs;
  private final int perFile;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
  private final Thread sender = new Thread(this::send, "trickle-post");
  private final Thread receiver = new Thread(this::receive, "trickle-customs");
  private volatile boolean stopping;

  /**
   * @param perFile items in each second
   */
  Trickle(BenchFolder folder, int perFile) throws IOException {
    this.post = new Post(folder);
    this.customs = new Customs(folder);
    this.perFile = perFile;
    sender.start();
    receiver.start();
  }

  private void send() {
    try {
      long due = System.nanoTime();
      for (int file = 0; !stopping; file++) {
        post.put(
            "t" + file + ".edi",
            BenchItems.bytes(perFile, "T" + file, 70_000_000 + file * perFile, file));
        due += SECOND_NANOS;
        long wait = due - System.nanoTime();
        if (wait > 0) Thread.sleep(wait / 1_000_000);
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
    long patience = System.nanoTime() + 120 * SECOND_NANOS;
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
