package org.customspost.gateway.app.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.error.GatewayException;

/** Makes spans and sends them off. The line never waits for them: what is too much is dropped. */
final class Spans implements AutoCloseable {
  private static final double ALL = 100;
  private static final long SECONDS_TO_END = 5;

  /** Soon, or not at all: what comes next must not wait behind what nobody takes. */
  private static final RetryPolicy AGAIN =
      RetryPolicy.builder()
          .setMaxAttempts(3)
          .setInitialBackoff(Duration.ofMillis(300))
          .setMaxBackoff(Duration.ofSeconds(1))
          .build();

  private static final AttributeKey<String> CODE = AttributeKey.stringKey("gateway.code");

  private final OneId ids = new OneId();
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param authorization header of the calls; empty for none
   */
  Spans(Tracing where, String authorization) {
    Complaints.gather();
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(where.endpoint().toString())
            .setCompression("gzip")
            .setRetryPolicy(AGAIN);
    if (!authorization.isEmpty()) exporter.addHeader("Authorization", authorization);
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setSampler(Sampler.traceIdRatioBased(where.percent() / ALL))
            .setResource(
                Resource.create(
                    Attributes.of(AttributeKey.stringKey("service.name"), where.service())))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
            .build();
    tracer = provider.get("customs-post-gateway");
  }

  /** The first span of a journey, told when it is over. */
  void first(Journey journey, String name, Instant from, Map<String, Object> facts) {
    ids.of(
            journey,
            () ->
                with(tracer.spanBuilder(name), facts)
                    .setNoParent()
                    .setSpanKind(SpanKind.CONSUMER)
                    .setStartTimestamp(from)
                    .startSpan())
        .end();
  }

  /** Begins a span below the one under way in this thread, or below the journey's first. */
  Span begin(Journey journey, String name, Map<String, Object> facts) {
    return with(tracer.spanBuilder(name), facts).setParent(above(journey)).startSpan();
  }

  /** A span that is over, in the journey of what another one is about. */
  void told(Journey journey, Journey by, String name, Instant from, Map<String, Object> facts) {
    with(tracer.spanBuilder(name), facts)
        .setParent(Context.root().with(Span.wrap(journey.context())))
        .addLink(by.context())
        .setStartTimestamp(from)
        .startSpan()
        .end();
  }

  /** Its code and nothing else: the words of an exception may quote what somebody sent. */
  static void failed(Span span, Throwable problem) {
    Throwable each = problem;
    while (!(each instanceof GatewayException) && each.getCause() != null) each = each.getCause();
    String code =
        each instanceof GatewayException known ? known.code().id() : each.getClass().getName();
    failed(span, code);
  }

  /**
   * @param code of a finding
   */
  static void failed(Span span, String code) {
    span.setAttribute(CODE, code);
    span.setStatus(StatusCode.ERROR);
  }

  private static Context above(Journey journey) {
    boolean same = Span.current().getSpanContext().getTraceId().equals(journey.trace());
    return same ? Context.current() : Context.root().with(Span.wrap(journey.context()));
  }

  private static SpanBuilder with(SpanBuilder span, Map<String, Object> facts) {
    facts.forEach(
        (key, value) -> {
          String name = "gateway." + key;
          if (value instanceof Number number) span.setAttribute(name, number.longValue());
          else span.setAttribute(name, value.toString());
        });
    return span;
  }

  /** Sends what is left, for some seconds. */
  @Override
  public void close() {
    provider.shutdown().join(SECONDS_TO_END, TimeUnit.SECONDS);
  }
}
