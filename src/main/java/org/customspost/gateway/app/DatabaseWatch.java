package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.INT_003;
import static org.customspost.gateway.error.ErrorCode.INT_004;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once that the database does not answer, and once that it does again. Whoever waits for it
 * meanwhile says nothing: a page of the same line hides what else is wrong.
 */
final class DatabaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final String OURS =
      "It is the gateway's own server: start the gateway again, and it goes on with all that was acknowledged";
  private static final String YOURS = "The gateway goes on by itself when the database is back";

  private final BooleanSupplier answers;
  private final String next;
  private final Clock clock;
  private final Rounds rounds;
  private @Nullable Instant since;

  /**
   * @param ours whether the gateway started the server
   */
  DatabaseWatch(BooleanSupplier answers, boolean ours, Clock clock) {
    this.answers = answers;
    this.next = ours ? OURS : YOURS;
    this.clock = clock;
    rounds = Rounds.every(EVERY, "database", this::look);
  }

  synchronized void look() {
    boolean there = answers.getAsBoolean();
    Instant before = since;
    if (there && before != null) {
      String seconds = Long.toString(Duration.between(before, clock.instant()).toSeconds());
      LOG.warn("{}", Finding.of(INT_004, Place.NOWHERE, "seconds", seconds));
      since = null;
    } else if (!there && before == null) {
      LOG.error("{}", Finding.of(INT_003, Place.NOWHERE, "next", next));
      since = clock.instant();
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
