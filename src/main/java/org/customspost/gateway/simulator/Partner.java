package org.customspost.gateway.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
  private final Path kept;
  private final ScheduledExecutorService thread;

  /**
   * @param kept folder in which a partner keeps what it sent and got, for people to look at
   */
  Partner(String name, PartnerDoor door, Seen seen, Path kept) throws IOException {
    this.name = name;
    this.kept = kept.resolve(name);
    Files.createDirectories(this.kept.resolve("sent"));
    Files.createDirectories(this.kept.resolve("received"));
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
      for (Letter each : letters) {
        keep("received", each);
        reader.read(each);
      }
    } catch (IOException | RuntimeException e) {
      // a partner goes on whatever one letter was; an executor would fall silent
      trouble(e);
    }
  }

  /** Sends later, on the partner's own thread, so that letters keep their order. */
  void send(Letter letter, Duration after) {
    thread.schedule(() -> sendNow(letter), after.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void sendNow(Letter letter) {
    try {
      keep("sent", letter);
      door.send(letter);
    } catch (IOException | RuntimeException e) {
      // the same: told, and the next letter goes
      trouble(e);
    }
  }

  private void keep(String direction, Letter letter) throws IOException {
    Path folder = kept.resolve(direction);
    String file = letter.name().replaceAll("[^A-Za-z0-9._-]", "_");
    Files.write(folder.resolve(file), letter.body());
    if (letter.signature().length > 0)
      Files.write(folder.resolve(file + ".p7s"), letter.signature());
  }

  /** Does something later, on the partner's own thread. */
  void after(Duration time, Runnable then) {
    thread.schedule(then, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does something as soon as a condition holds; looks now and then, for a while. */
  void when(BooleanSupplier condition, int looks, Runnable then) {
    if (condition.getAsBoolean() || looks <= 0) then.run();
    else
      thread.schedule(() -> when(condition, looks - 1, then), EVERY_MILLIS, TimeUnit.MILLISECONDS);
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
