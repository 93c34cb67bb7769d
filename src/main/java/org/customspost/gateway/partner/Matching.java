package org.customspost.gateway.partner;

/**
 * What is expected where a partner's announcements and declarations are compared.
 *
 * @param announced whether every item that it declares must be announced, too
 * @param percent how much two weights may differ, in percent of the larger
 * @param grams how much they may differ at least
 * @param tareGrams what an empty receptacle may weigh
 */
public record Matching(boolean announced, int percent, int grams, int tareGrams) {
  /** Where the agreement says nothing of it. */
  public static final Matching USUAL = new Matching(false, 5, 500, 5_000);
}
