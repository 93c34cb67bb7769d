package org.customspost.gateway.app.traces;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for the one span of a journey whose ids are known before it is made. */
final class OneId implements IdGenerator {
  private static final ThreadLocal<@Nullable Journey> NEXT = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /** What is made meanwhile has the ids of the journey's first span. */
  <T> T of(Journey journey, Supplier<T> made) {
    NEXT.set(journey);
    try {
      return made.get();
    } finally {
      NEXT.remove();
    }
  }

  @Override
  public String generateTraceId() {
    Journey journey = NEXT.get();
    return journey == null ? random.generateTraceId() : journey.trace();
  }

  @Override
  public String generateSpanId() {
    Journey journey = NEXT.get();
    return journey == null ? random.generateSpanId() : journey.root();
  }
}
