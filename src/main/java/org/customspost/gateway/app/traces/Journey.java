package org.customspost.gateway.app.traces;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.customspost.gateway.model.Sha256;

/**
 * All that came of one interchange that came in: one trace. Its ids follow from what the journal
 * has anyway, so that each node finds the same, also after a restart, and nothing is kept for it.
 */
record Journey(long arrival, OffsetDateTime receivedAt) {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  String trace() {
    return ids().substring(0, TRACE_DIGITS);
  }

  /** The span of Receive, below which all others are. */
  String root() {
    return ids().substring(TRACE_DIGITS, TRACE_DIGITS + SPAN_DIGITS);
  }

  /** What spans of other threads, processes and days hang below. */
  SpanContext context() {
    return SpanContext.createFromRemoteParent(
        trace(), root(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  private String ids() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt.toInstant());
    String text = "arrival " + arrival + " received " + micros;
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
