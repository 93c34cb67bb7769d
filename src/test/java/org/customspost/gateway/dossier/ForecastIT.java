package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.dossier.Timing.End;
import org.customspost.gateway.dossier.Timing.Haul;
import org.customspost.gateway.dossier.Timing.Term;
import org.customspost.gateway.dossier.Timing.Until;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told early, and how early, by what the same partners took. */
@Timeout(60)
class ForecastIT {
  private static final Instant NOON = Instant.parse("2026-07-15T12:00:00Z");
  private static final Timing TIMING =
      new Timing(
          Set.of(),
          Duration.ofHours(4),
          List.of(
              new Term(
                  "loading",
                  Until.ASSESSED,
                  End.DEPARTURE,
                  Duration.ZERO,
                  Haul.ANY,
                  Duration.ZERO,
                  Duration.ofMinutes(30))));

  private static Forecast.Pace hours(int filed, int registered, int answered) {
    return (partner, stage) ->
        Optional.of(
            Duration.ofHours(
                switch (stage) {
                  case FILED -> filed;
                  case REGISTERED -> registered;
                  default -> answered;
                }));
  }

  private static Instant at(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  private static Clocks.Row clock(LoadingState state, int now, int departs, Forecast.Pace pace) {
    Clocks.Subject subject = new Clocks.Subject(1, 1, "X", null, "customs", "post", state);
    Flight flight = new Flight("BA1", "", "", at(departs), null, "");
    Way way = new Way("", null, null, List.of(flight), null, null, null);
    Clocks.Row first = new Setting(TIMING, pace, NOON).set(subject, "loading", way, null);
    return new Setting(TIMING, pace, at(now)).looked(first);
  }

  @Test
  void addsUpWhatIsStillToCome() {
    Forecast.Pace pace = hours(1, 2, 5);
    assertThat(clock(LoadingState.FILED, 0, 9, pace).expected()).isEqualTo(at(3));
    assertThat(clock(LoadingState.REGISTERED, 0, 9, pace).expected()).isEqualTo(at(2));
    assertThat(clock(LoadingState.INFORMATION_WANTED, 0, 9, pace).expected()).isEqualTo(at(7));
    assertThat(clock(LoadingState.REJECTED, 0, 9, pace).expected()).isNull();
  }

  @Test
  void saysAtOnceThatTheTimeIsTooShort() {
    Clocks.Row clock = clock(LoadingState.INFORMATION_WANTED, 0, 6, hours(1, 2, 5));

    assertThat(Setting.news(clock, NOON)).isEqualTo(Setting.MAY_MISS);
  }

  @Test
  void looksAgainWhenWhatIsStillToComeWouldEndTooLate() {
    Clocks.Row clock = clock(LoadingState.INFORMATION_WANTED, 0, 9, hours(1, 2, 5));

    assertThat(Setting.news(clock, NOON)).isEmpty();
    assertThat(clock.lookAt()).as("assessment takes two hours after the answer").isEqualTo(at(7));
    Clocks.Row later = clock(LoadingState.INFORMATION_WANTED, 8, 9, hours(1, 2, 5));
    assertThat(Setting.news(later, at(8))).isEqualTo(Setting.MAY_MISS);
  }

  @Test
  void warnsByTheSchemeAloneWhereNothingWasObserved() {
    Clocks.Row clock = clock(LoadingState.FILED, 0, 9, (partner, stage) -> Optional.empty());

    assertThat(clock.expected()).isNull();
    assertThat(clock.lookAt()).isEqualTo(at(9).minus(Duration.ofMinutes(30)));
  }

  @Test
  void takesNineOfTenOfTheNewestAndForgetsTheOldest() {
    try (Database database = TestDatabase.fresh()) {
      database.run(
          handle -> {
            Paces added = new Paces(handle);
            for (int i = 0; i < 1_300; i++)
              added.add("customs", LoadingState.FILED, Duration.ofSeconds(9_999));
            for (int i = 1; i <= 200; i++)
              added.add("customs", LoadingState.FILED, Duration.ofSeconds(i));
            for (int i = 0; i < 4; i++)
              added.add("customs", LoadingState.REGISTERED, Duration.ofSeconds(1));
            added.store();
          });
      database.run(
          handle -> {
            Paces asked = new Paces(handle);
            assertThat(asked.of("customs", LoadingState.FILED)).contains(Duration.ofMinutes(3));
            assertThat(asked.of("customs", LoadingState.REGISTERED)).as("too few").isEmpty();
            assertThat(asked.of("other", LoadingState.FILED)).isEmpty();
            assertThat(
                    handle
                        .createQuery("select count(*) from pace where stage = 'FILED'")
                        .mapTo(Long.class)
                        .one())
                .isEqualTo(1_000);
          });
    }
  }
}
