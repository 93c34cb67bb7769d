package org.customspost.gateway.app.traces;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.model.passage.Dispatch;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Traces of the line: a span for each step, one trace for each interchange that came in with all
 * that came of it. Steps know nothing of it: they are watched from outside.
 */
public final class Traces implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

  private final Spans spans;
  private final Journeys journeys;
  private final Clock clock;
  private final TracedSteps steps;

  private Traces(Spans spans, Journeys journeys, Clock clock) {
    this.spans = spans;
    this.journeys = journeys;
    this.clock = clock;
    this.steps = new TracedSteps(spans, journeys, clock);
  }

  /**
   * @param secrets resolves references
   */
  public static Traces open(Tracing where, UnaryOperator<String> secrets, Database database) {
    String authorization =
        where.authorization().isEmpty() ? "" : secrets.apply(where.authorization());
    return new Traces(new Spans(where, authorization), new Journeys(database), Clock.systemUTC());
  }

  /** What the routes find by its kind, and by no name. */
  public Map<String, Object> beans() {
    return Map.of("traces", steps);
  }

  /** Watches Receive. */
  public Reception aroundReceive(Reception receive) {
    return incoming -> {
      Instant from = clock.instant();
      long arrival = receive.receive(incoming);
      received(arrival, incoming, from);
      return arrival;
    };
  }

  private void received(long arrival, Incoming incoming, Instant from) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("partner", incoming.partner());
    facts.put("channel", incoming.channel());
    facts.put("arrival", arrival);
    try {
      spans.first(journeys.of(arrival), "receive", from, facts);
    } catch (JdbiException e) { // it is on disk: that it is not traced must not refuse it
      LOG.warn("arrival {} is not traced: {}", arrival, e.getMessage());
    }
  }

  /** Watches the doors, of which Send makes no exception. */
  public Dispatch aroundDoors(Dispatch doors) {
    return departures -> {
      try {
        return doors.send(departures);
      } catch (GatewayException e) {
        steps.failed(e);
        throw e;
      }
    };
  }

  /** Sends what is left, for some seconds. */
  @Override
  public void close() {
    spans.close();
  }
}
