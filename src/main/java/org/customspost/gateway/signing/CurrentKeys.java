package org.customspost.gateway.signing;

/**
 * The keys and certificates in force now. Whoever uses them asks anew each time: they change while
 * the gateway runs.
 */
public final class CurrentKeys {
  private volatile KeyBook now;

  public CurrentKeys(KeyBook first) {
    this.now = first;
  }

  /** Keep the answer for the whole of one step: the next call may give others. */
  public KeyBook now() {
    return now;
  }

  /** Puts others in force that were found good. */
  public void replace(KeyBook next) {
    now = next;
  }
}
