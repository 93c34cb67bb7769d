package org.customspost.gateway.flow;

/** The catalogue in force; replaced as a whole when a changed one was found good. */
public final class CurrentCatalogue {
  private volatile Catalogue now;

  public CurrentCatalogue(Catalogue first) {
    now = first;
  }

  public Catalogue now() {
    return now;
  }

  public void replace(Catalogue next) {
    now = next;
  }
}
