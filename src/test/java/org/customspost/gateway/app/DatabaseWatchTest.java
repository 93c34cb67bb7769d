package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the person on duty reads while the database is away. */
class DatabaseWatchTest {
  private final AtomicBoolean answers = new AtomicBoolean(true);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger(DatabaseWatch.class);

  @BeforeEach
  void listen() {
    told.start();
    log.setLevel(Level.TRACE);
    log.addAppender(told);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(told);
    log.setLevel(null); // as its parent
  }

  private DatabaseWatch watch(boolean ours) {
    return new DatabaseWatch(
        answers::get, ours, Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC));
  }

  private List<String> lines() {
    return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void tellsAnOutageOnceAndItsEndOnce() {
    try (DatabaseWatch watch = watch(false)) {
      watch.look();
      answers.set(false);
      watch.look();
      watch.look();
      answers.set(true);
      watch.look();
      watch.look();
    }

    assertThat(lines())
        .satisfiesExactly(
            each ->
                assertThat(each)
                    .startsWith("INT-003 the database does not answer")
                    .contains("goes on by itself when the database is back"),
            each -> assertThat(each).startsWith("INT-004 the database answers again, after 0 s"));
  }

  @Test
  void saysThatTheGatewaysOwnServerComesBackWithIt() {
    answers.set(false);
    try (DatabaseWatch watch = watch(true)) {
      watch.look();
    }

    assertThat(lines())
        .singleElement()
        .satisfies(each -> assertThat(each).contains("start the gateway again"));
  }
}
