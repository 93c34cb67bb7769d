package org.customspost.gateway.as2.smime;

import org.customspost.gateway.signing.Providers;

/** Which provider does what: decision 0016 has the figures. */
public final class Primitives {
  private final Providers providers;

  private Primitives(Providers providers) {
    this.providers = providers;
  }

  /** The fastest of what this platform has. */
  public static Primitives choose(Providers providers) {
    return new Primitives(providers);
  }

  @Override
  public String toString() {
    return providers.report();
  }
}
