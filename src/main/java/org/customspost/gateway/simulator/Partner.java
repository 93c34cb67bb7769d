package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One partner at its door: fetches again and again, on a thread of its own, and sends. */
final class Partner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Partner.class);
  private static final int EVERY_MILLIS = 200;

  /** What a partner does with a letter. */
  interface Reader {
    void read(Letter letter);
  }

  private final String name;
  private final PartnerDoor door;
  private final Seen seen;
  private final ScheduledExecutorService thread;

  Partner(String name, PartnerDoor door, Seen seen) {
    this.name = name;
    this.door = door;
    this.seen = seen;
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "simulated " + name);
              made.setDaemon(true);
              return made;
            });
  }

  void listen(Reader reader) {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(() -> fetch(reader), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void fetch(Reader reader) {
    try {
      List<Letter> letters = door.fetch();
      letters.forEach(reader::read);
    } catch (IOException | RuntimeException e) {
      // a partner goes on whatever one letter was; an executor would fall silent
      trouble(e);
    }
  }

  /** Sends later, on the partner's own thread, so that letters keep their order. */
  void send(Letter letter, Duration after) {
    ScheduledFuture<?> unused =
        thread.schedule(() -> sendNow(letter), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sendNow(Letter letter) {
    try {
      door.send(letter);
    } catch (IOException | RuntimeException e) {
      // the same: told, and the next letter goes
      trouble(e);
    }
  }

  private void trouble(Exception problem) {
    LOG.warn("simulated {}: {}", name, String.valueOf(problem.getMessage()));
    seen.odd(name + ": " + problem.getMessage());
  }

  @Override
  public void close() throws IOException {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) thread.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    door.close();
  }
}
