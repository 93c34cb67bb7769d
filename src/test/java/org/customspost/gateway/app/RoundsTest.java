package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofDays(1);

  @Test
  void goesOnAfterRoundsThatFailed() throws InterruptedException {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch third = new CountDownLatch(1);
    Rounds.Round failing =
        () -> {
          switch (begun.incrementAndGet()) {
            case 1 -> throw new IOException("no such folder");
            case 2 -> throw new IllegalStateException("closed");
            default -> third.countDown();
          }
        };
    try (Rounds rounds = Rounds.every(SHORT, "test", failing)) {
      assertThat(rounds).isNotNull();
      assertThat(third.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void doesTheFirstRoundAtOnceWhereToldSo() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    try (Rounds rounds = Rounds.atOnceAndEvery(LONG, "test", first::countDown)) {
      assertThat(rounds).isNotNull();
      assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void waitsForARoundThatIsUnderWayWhenItIsClosed() throws InterruptedException {
    CountDownLatch under = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Rounds rounds =
        Rounds.atOnceAndEvery(
            LONG,
            "test",
            () -> {
              under.countDown();
              try {
                ended.set(closing.await(20, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(under.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closer = new Thread(rounds::close);
    closer.start();
    closing.countDown();
    closer.join();
    assertThat(ended).isTrue();
  }
}
