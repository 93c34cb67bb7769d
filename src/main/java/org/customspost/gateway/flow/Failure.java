package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.INT_001;
import static org.customspost.gateway.error.ErrorCode.RCV_450;
import static org.customspost.gateway.error.ErrorCode.TRK_008;

import java.time.Duration;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an arrival that cannot go on: refused, parked, or tried again. Nothing is lost,
 * nothing loops.
 */
public final class Failure {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
  private static final int MOST_TRIES = 6;

  private final Database database;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Work work;
  private final Log log;
  private final Respond respond;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogue;

  public Failure(
      Database database,
      Arrivals arrivals,
      Departures departures,
      Work work,
      Log log,
      Respond respond,
      CurrentAgreements agreements,
      CurrentCatalogue catalogue) {
    this.database = database;
    this.arrivals = arrivals;
    this.departures = departures;
    this.work = work;
    this.log = log;
    this.respond = respond;
    this.agreements = agreements;
    this.catalogue = catalogue;
  }

  public void of(Work.Entry entry, Arrival arrival, Throwable problem) {
    GatewayException known = known(problem);
    if (known != null && known.code() == TRK_008) {
      later(entry);
    } else if (known != null) {
      end(entry, arrival, state(known), known.findings());
    } else if (entry.tries() < MOST_TRIES) {
      LOG.warn("arrival {} is tried again: {}", arrival.id(), String.valueOf(problem));
      database.run(
          handle -> work.postpone(handle, List.of(entry), pause(entry.tries()), INT_001.id()));
    } else {
      LOG.error("arrival {} is parked", arrival.id(), problem);
      Finding finding =
          Finding.of(
              INT_001,
              Place.source(arrival.name()),
              "step",
              "arrival " + arrival.id(),
              "problem",
              problem.getClass().getSimpleName());
      end(entry, arrival, Arrivals.State.PARKED, List.of(finding));
    }
  }

  private static Arrivals.State state(GatewayException known) {
    if (known.code() == RCV_450) return Arrivals.State.REHEARSAL;
    boolean reject =
        known.findings().stream().allMatch(each -> each.code().severity() == Severity.REJECT);
    return reject ? Arrivals.State.REFUSED : Arrivals.State.PARKED;
  }

  /** Another copy, or another node, must end first. */
  public void later(Work.Entry entry) {
    database.run(handle -> work.postpone(handle, List.of(entry), pause(0), TRK_008.id()));
  }

  private void end(
      Work.Entry entry, Arrival arrival, Arrivals.State state, List<Finding> findings) {
    database.run(
        handle -> {
          note(handle, arrival, state, findings);
          work.done(handle, List.of(entry));
        });
  }

  private void note(Handle handle, Arrival arrival, Arrivals.State state, List<Finding> findings) {
    Plan plan = new Plan(catalogue.now().hash());
    for (Finding each : findings) plan.finding(each, arrival.id(), null);
    boolean refused = state == Arrivals.State.REFUSED;
    boolean rehearsal = state == Arrivals.State.REHEARSAL;
    String word = refused ? "refused" : rehearsal ? "rehearsal" : "parked";
    plan.event(word, arrival.id(), null, findings.get(0).code().id());
    if (refused)
      agreements
          .now()
          .find(arrival.partner())
          .ifPresent(agreement -> respond.report(agreement, arrival.id(), plan));
    // What was committed before it failed counts.
    if (state == Arrivals.State.PARKED) plan.match(arrival, false);
    arrivals.ended(handle, arrival.id(), state);
    plan.commit(handle, departures, work, log);
  }

  private static Duration pause(int tries) {
    return Duration.ofSeconds(1L << Math.min(tries, MOST_TRIES));
  }

  // Camel wraps what a bean throws.
  private static @Nullable GatewayException known(Throwable problem) {
    for (Throwable each = problem; each != null; each = each.getCause())
      if (each instanceof GatewayException gateway) return gateway;
    return null;
  }
}
