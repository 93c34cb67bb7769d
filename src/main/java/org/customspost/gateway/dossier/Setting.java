package org.customspost.gateway.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.customspost.gateway.dossier.Clocks.Row;
import org.customspost.gateway.dossier.Clocks.Standing;
import org.customspost.gateway.dossier.Clocks.Subject;
import org.customspost.gateway.dossier.Timing.Due;
import org.customspost.gateway.dossier.Timing.Term;
import org.jspecify.annotations.Nullable;

/**
 * Sets one clock: a function of what is known of the item, of its way, and of how long the partners
 * took lately.
 */
public record Setting(Timing timing, Forecast.Pace pace, Instant now) {
  public static final String MAY_MISS = "MAY_MISS";
  public static final String MISSED = "MISSED";

  /**
   * @param before the clock as it was; null where there was none
   */
  public Row set(Subject subject, String name, Way way, @Nullable Row before) {
    Term term = timing.term(name);
    Due due = timing.due(name, way).orElse(null);
    Instant at = due == null ? null : due.at();
    boolean sameStage = before != null && before.stage() == subject.state();
    Row now =
        new Row(
            subject.filing(),
            name,
            subject.dossier(),
            subject.itemId(),
            subject.customs(),
            subject.owner(),
            standing(subject.state(), term),
            subject.state(),
            turn(subject),
            before != null && sameStage ? before.since() : this.now,
            at,
            due == null ? "" : due.because(),
            way.receptacle(),
            timing.flight(way).map(Flight::name).orElse(""),
            way.placedBy(),
            way.timedBy(),
            null,
            before == null || !Objects.equals(before.due(), at) ? "" : before.told(),
            before == null ? null : before.lookAt());
    return looked(now);
  }

  /** The same clock with what is expected of it now, and when to look at it again. */
  public Row looked(Row clock) {
    Instant due = clock.due();
    if (clock.standing() != Standing.RUNNING || due == null) return with(clock, null, null);
    Term term = timing.term(clock.name());
    Optional<Forecast> forecast =
        Forecast.of(clock.stage(), term.until(), clock.customs(), clock.owner(), pace);
    Instant expected = forecast.map(each -> each.expected(clock.since(), now)).orElse(null);
    if (!now.isBefore(due)) return with(clock, expected, null);
    Duration rest = forecast.map(Forecast::after).orElse(Duration.ZERO);
    Instant warning = due.minus(rest.compareTo(term.warn()) > 0 ? rest : term.warn());
    boolean early = expected != null && expected.isAfter(due);
    return with(clock, expected, early || !now.isBefore(warning) ? due : warning);
  }

  /** What is to be said of a clock that was looked at; empty where nothing new is. */
  public static String news(Row clock, Instant now) {
    Instant due = clock.due();
    if (clock.standing() != Standing.RUNNING || due == null) return "";
    String news = !now.isBefore(due) ? MISSED : due.equals(clock.lookAt()) ? MAY_MISS : "";
    return news.equals(clock.told()) || clock.told().equals(MISSED) ? "" : news;
  }

  private static Standing standing(LoadingState state, Term term) {
    if (term.until().reached(state)) return Standing.MET;
    return switch (state) {
      case DO_NOT_LOAD -> Standing.STOPPED;
      case INVALIDATED -> Standing.OFF;
      default -> Standing.RUNNING;
    };
  }

  /** Whose turn it is. */
  private static String turn(Subject subject) {
    return switch (subject.state()) {
      case FILED, REGISTERED -> subject.customs();
      case INFORMATION_WANTED, SCREENING_WANTED, REJECTED -> subject.owner();
      case ASSESSMENT_COMPLETE, DO_NOT_LOAD, INVALIDATED -> "";
    };
  }

  private static Row with(Row clock, @Nullable Instant expected, @Nullable Instant lookAt) {
    return clock.with(expected, clock.told(), lookAt);
  }

  /** The same clock after that was said of it. */
  public static Row told(Row clock, String news) {
    return clock.with(clock.expected(), news, clock.lookAt());
  }
}
