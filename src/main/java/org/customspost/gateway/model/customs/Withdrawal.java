package org.customspost.gateway.model.customs;

/** Takes an earlier decision back. */
public enum Withdrawal implements Meaning {
  /** The declaration was cancelled or invalidated. */
  INVALIDATED,
  /** A release was revoked: the goods are held again. */
  RELEASE_REVOKED,
  /** A do-not-load was taken back. */
  DO_NOT_LOAD_WITHDRAWN;

  @Override
  public boolean holds() {
    return this == RELEASE_REVOKED;
  }
}
