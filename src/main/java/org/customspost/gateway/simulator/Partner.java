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
import java.util.function.Consumer;
import java.util.function.Function;
import org.customspost.gateway.simulator.Scenario.DoorTerms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partner at its door: fetches again and again, on a thread of its own, and sends. What it sent
 * and got is kept in a folder, for people to look at.
 */
final class Partner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Partner.class);
  private static final int EVERY_MILLIS = 200;

  private final String name;
  private final PartnerDoor door;
  private final List<Reading> readings;
  private final Seen seen;
  private final Path kept;
  private final ScheduledExecutorService thread;

  /**
   * Opens the door.
   *
   * @param readings names of what it understands
   */
  Partner(String name, DoorTerms terms, List<String> readings, Folders folders, Seen seen)
      throws IOException {
    this.name = name;
    this.readings = Reading.all(folders.templates(), readings);
    this.seen = seen;
    kept = folders.kept().resolve(name);
    Files.createDirectories(kept.resolve("sent"));
    Files.createDirectories(kept.resolve("received"));
    door = PartnerDoors.open(name, terms, seen);
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "simulated " + name);
              made.setDaemon(true);
              return made;
            });
  }

  String name() {
    return name;
  }

  /** Reads every letter. */
  void listen(Consumer<Facts> reader) {
    listen(letter -> "", reader);
  }

  /**
   * @param objection why a letter is not read; empty where it is
   */
  void listen(Function<Letter, String> objection, Consumer<Facts> reader) {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            () -> fetch(objection, reader), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void fetch(Function<Letter, String> objection, Consumer<Facts> reader) {
    try {
      for (Letter each : door.fetch()) {
        keep("received", each);
        String problem = objection.apply(each);
        if (problem.isEmpty()) read(each, reader);
        else seen.odd(name + " refuses " + each.name() + ": " + problem);
      }
    } catch (IOException | RuntimeException e) {
      // a partner goes on whatever one letter was; an executor would fall silent
      trouble(e);
    }
  }

  private void read(Letter letter, Consumer<Facts> reader) {
    List<Facts> messages = Reading.first(readings, letter.body());
    if (messages.isEmpty()) seen.odd(name + " cannot read " + letter.name());
    messages.forEach(reader);
  }

  /** Sends later, on the partner's own thread, so that letters keep their order. */
  void send(Letter letter, Duration after) {
    ScheduledFuture<?> unused =
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
    later(time.toMillis(), then);
  }

  /** Does something as soon as a condition holds; looks now and then, for a while. */
  void when(BooleanSupplier condition, int looks, Runnable then) {
    if (condition.getAsBoolean() || looks <= 0) then.run();
    else later(EVERY_MILLIS, () -> when(condition, looks - 1, then));
  }

  private void later(long millis, Runnable then) {
    Runnable told =
        () -> {
          try {
            then.run();
          } catch (RuntimeException e) { // an executor would keep it to itself
            trouble(e);
          }
        };
    var unused = thread.schedule(told, millis, TimeUnit.MILLISECONDS);
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
