package org.customspost.gateway.flow;

import java.util.concurrent.atomic.AtomicReference;

/** The catalogue in force; replaced as a whole when a changed one was found good. */
public final class CurrentCatalogue {
  private final AtomicReference<Catalogue> current;

  public CurrentCatalogue(Catalogue first) {
    current = new AtomicReference<>(first);
  }

  public Catalogue now() {
    return current.get();
  }

  public void replace(Catalogue next) {
    current.set(next);
  }
}
