package org.customspost.gateway.app.traces;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, but for the one span of a journey whose ids are known before it is made. */
final class OneId implements IdGenerator {
  private final IdGenerator random = IdGenerator.random();
  private final ThreadLocal<@Nullable Journey> next = new ThreadLocal<>();

  /** What is made meanwhile has the ids of the journey's first span. */
  <T> T of(Journey journey, Supplier<T> made) {
    next.set(journey);
    try {
      return made.get();
    } finally {
      next.remove();
    }
  }

  @Override
  public String generateTraceId() {
    Journey journey = next.get();
    return journey == null ? random.generateTraceId() : journey.trace();
  }

  @Override
  public String generateSpanId() {
    Journey journey = next.get();
    return journey == null ? random.generateSpanId() : journey.root();
  }
}
