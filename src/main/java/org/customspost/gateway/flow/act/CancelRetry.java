package org.customspost.gateway.flow.act;

import static org.customspost.gateway.error.ErrorCode.TRK_620;

import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Subjects;
import org.jdbi.v3.core.Handle;

/**
 * Parks what is tried again and again, so that it waits for a person. Whoever is at work on it at
 * that moment ends: what has been sent by then counts as sent.
 */
final class CancelRetry implements Deed {
  private final Subjects subjects;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Log log;

  CancelRetry(Subjects subjects, Arrivals arrivals, Departures departures, Log log) {
    this.subjects = subjects;
    this.arrivals = arrivals;
    this.departures = departures;
    this.log = log;
  }

  @Override
  public Verdict look(Handle handle, Target target) {
    Optional<Verdict> verdict =
        target.kind() == Target.Kind.ARRIVAL
            ? subjects.came(handle, target.number()).map(CancelRetry::came)
            : subjects.leaving(handle, target.number()).map(CancelRetry::leaves);
    return verdict.orElse(Verdict.unknown(target));
  }

  private static Verdict came(Subjects.Came came) {
    Named named = Named.of(came);
    return came.state() == Arrivals.State.RECEIVED
        ? named.will("is parked; what is committed of it stays")
        : named.not("does not wait, but is " + Named.words(came.state().name()));
  }

  private static Verdict leaves(Subjects.Leaving leaving) {
    Named named = Named.of(leaving);
    return switch (leaving.state()) {
      case READY -> named.will("is parked after " + leaving.tries() + " tries that failed");
      case PLANNED -> named.not("is being written: say it again when it is");
      case SENT, ACKNOWLEDGED, PARKED, WITHHELD ->
          named.not("does not wait, but is " + Named.words(leaving.state().name()));
    };
  }

  @Override
  public void act(Handle handle, Target target, Cause cause, Duration delay) {
    boolean came = target.kind() == Target.Kind.ARRIVAL;
    String text =
        Finding.of(TRK_620, Place.NOWHERE, "who", cause.who(), "reason", cause.reason()).toString();
    if (came) arrivals.ended(handle, target.number(), Arrivals.State.PARKED);
    else departures.stopped(handle, target.number(), text);
    Long id = target.number();
    log.event(
        handle, new Log.Event("cancelled", came ? id : null, came ? null : id, null, cause.text()));
  }
}
