package org.customspost.gateway.channel.door;

import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.jspecify.annotations.Nullable;

/** Whether the doors may take anything in. What is under way ends; what leaves, leaves. */
public final class Intake {
  private volatile @Nullable Finding because;

  /** Empty while it is open; else why it is not. */
  public Optional<Finding> closedBecause() {
    return Optional.ofNullable(because);
  }

  public boolean isOpen() {
    return because == null;
  }

  public void close(Finding reason) {
    because = reason;
  }

  public void open() {
    because = null;
  }
}
