package org.customspost.gateway.app.traces;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Puts a span around each step that the routes call. */
final class TracedSteps implements InterceptStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(TracedSteps.class);
  private static final String KEY = "trace";
  private static final String COMMIT = "track";

  /** What cannot be written or signed is parked in its commit, and the others go on. */
  private static final String LAST_BEFORE_DOORS = "sign";

  private final Spans spans;
  private final Journeys journeys;
  private final Clock clock;
  private final ThreadLocal<List<Span>> underWay = ThreadLocal.withInitial(List::of);

  TracedSteps(Spans spans, Journeys journeys, Clock clock) {
    this.spans = spans;
    this.journeys = journeys;
    this.clock = clock;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context,
      NamedNode definition,
      Processor target,
      @Nullable Processor nextTarget) {
    if (!(definition instanceof BeanDefinition bean)) return target;
    String step = bean.getMethod();
    return new DelegateAsyncProcessor(target) {
      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        watch(step, exchange, target); // steps are plain methods: each is over when it returns
        callback.done(true);
        return true;
      }
    };
  }

  /** Whatever is under way in this thread has this trouble, though it goes on. */
  void failed(Exception problem) {
    for (Span each : underWay.get()) Spans.failed(each, problem);
  }

  private void watch(String step, Exchange exchange, Processor target) {
    Subject subject = Subject.of(exchange.getIn().getBody());
    List<Span> outer = underWay.get();
    Instant from = clock.instant();
    List<Span> begun = begin(step, subject);
    underWay.set(begun);
    try {
      inside(begun, exchange, target);
      Exception problem = exchange.getException();
      if (problem != null) failed(problem);
      else if (step.equals(COMMIT)) answered(subject, from);
      else if (step.equals(LAST_BEFORE_DOORS)) parked(subject, begun);
    } catch (Exception e) { // whatever it is, it goes on to whoever must know
      failed(e);
      exchange.setException(e);
    } finally {
      begun.forEach(Span::end);
      underWay.set(outer);
    }
  }

  /** With several journeys at once there is no one trace that a line of the log belongs to. */
  @SuppressWarnings("try") // the scope only has to end
  private static void inside(List<Span> begun, Exchange exchange, Processor target)
      throws Exception {
    if (begun.size() != 1) {
      target.process(exchange);
      return;
    }
    Span span = begun.get(0);
    String outer = MDC.get(KEY);
    MDC.put(KEY, span.getSpanContext().getTraceId());
    try (Scope scope = span.makeCurrent()) {
      target.process(exchange);
    } finally {
      if (outer == null) MDC.remove(KEY);
      else MDC.put(KEY, outer);
    }
  }

  private List<Span> begin(String step, Subject subject) {
    List<Span> begun = new ArrayList<>();
    if (subject.arrival() != null) begun.add(spans.begin(subject.journey(), step, subject.facts()));
    for (Journeys.Leaving each : journeys.of(subject.departures()))
      begun.add(
          spans.begin(
              each.journey(),
              step + " " + each.word(),
              Map.of("departures", each.departures(), "departure", each.first())));
    return begun;
  }

  /** What customs answered belongs to what it is about, too. */
  private void answered(Subject subject, Instant from) {
    if (subject.arrival() == null || subject.to() == 0) return;
    Journey own = subject.journey();
    try {
      for (Journey each : journeys.answered(own.arrival(), subject.from(), subject.to()))
        if (each.arrival() != own.arrival())
          spans.told(each, own, "answer", from, Map.of("arrival", own.arrival()));
    } catch (JdbiException e) { // it is committed: that it is not traced must not undo it
      LOG.warn("answers of arrival {} are not traced: {}", own.arrival(), e.getMessage());
    }
  }

  private void parked(Subject subject, List<Span> begun) {
    try {
      journeys
          .parked(subject.departures())
          .forEach(
              (journey, code) ->
                  begun.stream()
                      .filter(each -> each.getSpanContext().getTraceId().equals(journey.trace()))
                      .forEach(each -> Spans.failed(each, code)));
    } catch (JdbiException e) { // it is committed, as above
      LOG.warn("what is parked is not traced: {}", e.getMessage());
    }
  }
}
