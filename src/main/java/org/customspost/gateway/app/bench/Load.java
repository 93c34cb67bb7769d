package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the line at full load: there are always files that wait, and their declarations are taken
 * as they come.
 */
final class Load implements AutoCloseable {
  private final Post post;
  private final Customs customs;
  private final int perFile;
  private final Semaphore ahead;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<@Nullable Exception> problem = new AtomicReference<>();
  private final Thread sender = new Thread(this::send, "load-post");
  private final Thread receiver = new Thread(this::receive, "load-customs");
  private volatile boolean stopping;

  /**
   * @param files that may be on their way at once
   */
  Load(BenchFolder folder, int files, int perFile) throws IOException {
    this.post = new Post(folder);
    this.customs = new Customs(folder);
    this.perFile = perFile;
    this.ahead = new Semaphore(files);
    sender.start();
    receiver.start();
  }

  private void send() {
    try {
      for (int file = 0; !stopping; file++) {
        ahead.acquire();
        if (stopping) return;
        byte[] items = BenchItems.bytes(perFile, "L" + file, 1 + file * perFile, file);
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
        ahead.release();
      }
    } catch (IOException | RuntimeException e) { // the broker ends with the gateway
      if (!stopping) problem.compareAndSet(null, e);
    }
  }

  /** Declarations that customs has taken so far. */
  long taken() throws IOException {
    Exception failed = problem.get();
    if (failed != null) throw new IOException("the load failed: " + failed.getMessage(), failed);
    return taken.get();
  }

  /** Waits until so many declarations were taken: until the line is busy. */
  void await(long count) throws IOException, InterruptedException {
    long patience = System.nanoTime() + 120_000_000_000L;
    while (taken() < count) {
      if (System.nanoTime() > patience) throw new IOException("the line takes no load");
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
