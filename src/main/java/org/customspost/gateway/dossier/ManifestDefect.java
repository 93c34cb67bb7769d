package org.customspost.gateway.dossier;

/**
 * Something odd about an announcement.
 *
 * @param about what differs, or the identifier that stands several times
 * @param stated what its head says; empty where it does not speak of it
 * @param found what its lines say
 */
public record ManifestDefect(Kind kind, String about, String stated, String found) {

  public enum Kind {
    /** A total is not the sum of the lines. */
    TOTAL,
    /** A receptacle stands on several lines. */
    RECEPTACLE_TWICE,
    /** An item stands in several receptacles. */
    ITEM_TWICE,
    /** A receptacle of another despatch. */
    OTHER_DESPATCH
  }
}
