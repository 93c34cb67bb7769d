package org.customspost.gateway.journal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/** What is open, counted at most once a minute: counting reads many rows. */
public final class RecentAgeing {
  private static final Duration STAYS = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private Ageing last = Ageing.NONE;
  private long at;

  /**
   * @param nanos a clock that only goes forward
   */
  public RecentAgeing(LongSupplier nanos) {
    this.nanos = nanos;
    this.at = nanos.getAsLong() - STAYS.toNanos();
  }

  public synchronized Ageing now(Handle handle) {
    if (nanos.getAsLong() - at >= STAYS.toNanos()) {
      last = Ageing.now(handle);
      at = nanos.getAsLong();
    }
    return last;
  }
}
