package org.customspost.gateway.channel.file;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * When a folder is looked at: every so often, and at once when whoever put a file there knocks.
 * Always on one thread, so that no two looks meet.
 */
public final class PollWhenKnocked implements ScheduledPollConsumerScheduler {
  private final String name;
  private final Duration every;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private @Nullable CamelContext context;
  private @Nullable Runnable look;
  private @Nullable Future<?> rounds;
  // Read by those who knock, from other threads.
  private volatile @Nullable ScheduledExecutorService thread;

  public PollWhenKnocked(String name, Duration every) {
    this.name = name;
    this.every = every;
  }

  /** Looks soon; many knocks before that are one. Does nothing while the door is shut. */
  public void knock() {
    ScheduledExecutorService open = thread;
    if (open == null || !waiting.compareAndSet(false, true)) return;
    try {
      open.execute(this::look);
    } catch (RejectedExecutionException e) { // shut just now; the next door finds the file
      waiting.set(false);
    }
  }

  private void look() {
    waiting.set(false); // first: a file that comes while we look may not be seen by this look
    if (look != null) look.run();
  }

  @Override
  public void onInit(Consumer consumer) {}

  @Override
  public void scheduleTask(Runnable task) {
    look = task;
  }

  @Override
  public void unscheduleTask() {
    look = null;
  }

  @Override
  public void startScheduler() {
    if (thread != null) return;
    ScheduledExecutorService started =
        Objects.requireNonNull(context)
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, name);
    rounds = started.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    thread = started;
  }

  @Override
  public boolean isSchedulerStarted() {
    return thread != null;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public void shutdown() {
    ScheduledExecutorService started = thread;
    thread = null;
    if (started == null) return;
    if (rounds != null) rounds.cancel(false);
    Objects.requireNonNull(context).getExecutorServiceManager().shutdown(started);
  }

  @Override
  public void setCamelContext(CamelContext camelContext) {
    context = camelContext;
  }

  @Override
  public CamelContext getCamelContext() {
    return Objects.requireNonNull(context);
  }
}
