package org.customspost.gateway.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last first, whatever any of it throws. */
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T opened) {
    open.push(opened);
    return opened;
  }

  @Override
  public void close() {
    for (AutoCloseable each = next(); each != null; each = next()) {
      try {
        each.close();
      } catch (Exception e) { // AutoCloseable declares no narrower one; the rest must still close
        LOG.warn("{} did not close: {}", each.getClass().getSimpleName(), e.toString());
      }
    }
  }

  private synchronized @Nullable AutoCloseable next() {
    return open.poll();
  }
}
