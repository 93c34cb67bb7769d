package org.customspost.gateway.journal.house;

import java.util.Locale;

/**
 * What somebody should look at, in a sentence.
 *
 * @param partner whom it is about; empty where nobody
 */
public record Remark(Kind kind, String partner, String text) {

  /** In the order in which they are told. */
  public enum Kind {
    /** Nothing is taken in. */
    INTAKE(true),
    /** A disk fills up. */
    DISK(true),
    /** A door that is agreed and not open. */
    CLOSED(true),
    /** Something is parked. */
    PARKED(true),
    /** Work stands still. */
    WAITING(true),
    /** A deadline before loading is missed, or probably will be. */
    LATE(true),
    /** Nobody said for long that a hold is seen. */
    HELD(true),
    /** A certificate ends soon. */
    CERTIFICATE(true),
    /** Nothing came for longer than is usual. */
    SILENT(false),
    /** More is refused than is usual. */
    REFUSED(false),
    /** Something takes longer than is usual. */
    SLOW(false),
    /** Somebody said that a channel is to stand still. */
    PAUSED(false);

    private final boolean urgent;

    Kind(boolean urgent) {
      this.urgent = urgent;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody must act; else somebody should look. */
    public boolean urgent() {
      return urgent;
    }
  }
}
