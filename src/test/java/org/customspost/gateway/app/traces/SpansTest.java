package org.customspost.gateway.app.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.LongStream;
import org.customspost.gateway.FreePort;
import org.junit.jupiter.api.Test;

class SpansTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-23T10:00:00Z");
  private static final int JOURNEYS = 2_000;

  private static Spans spans(int percent) {
    URI nobody = URI.create("http://127.0.0.1:" + FreePort.next() + "/v1/traces");
    return new Spans(new Tracing(nobody, "", "test", percent), "");
  }

  private static boolean told(Spans spans, long arrival, String step) {
    Span span = spans.begin(new Journey(arrival, AT), step, Map.of());
    return span.isRecording(); // never ended, so nothing is sent
  }

  private static long told(int percent) {
    try (Spans spans = spans(percent)) {
      return LongStream.range(0, JOURNEYS).filter(each -> told(spans, each, "read")).count();
    }
  }

  @Test
  void tellsAsManyJourneysAsAreAsked() {
    assertThat(told(100)).isEqualTo(JOURNEYS);
    assertThat(told(20)).isBetween(JOURNEYS * 16L / 100, JOURNEYS * 24L / 100);
    assertThat(told(1)).isBetween(1L, JOURNEYS * 3L / 100);
  }

  @Test
  void tellsAJourneyWholeOrNotAtAllOnEachNode() {
    try (Spans one = spans(20);
        Spans other = spans(20)) {
      for (long arrival = 0; arrival < JOURNEYS; arrival++)
        assertThat(told(other, arrival, "sign declaration")).isEqualTo(told(one, arrival, "read"));
    }
  }
}
