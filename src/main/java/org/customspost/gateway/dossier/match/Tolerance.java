package org.customspost.gateway.dossier.match;

/**
 * How much two weights may differ and still be the same. Data of the agreement.
 *
 * @param percent of the larger weight
 * @param grams at least so much, whatever the share
 * @param tareGrams what an empty receptacle may weigh
 */
public record Tolerance(int percent, long grams, long tareGrams) {
  /** Where nothing was agreed: 5 %, half a kilogram, bags up to 5 kg. */
  public static final Tolerance USUAL = new Tolerance(5, 500, 5_000);

  private static final int HUNDRED = 100;

  /** Whether two weights of the same thing agree. */
  boolean same(long one, long other) {
    return Math.abs(one - other) <= slack(Math.max(one, other));
  }

  /** Whether a receptacle of that weight can hold just these contents. */
  boolean holds(long gross, long contents) {
    long slack = slack(Math.max(gross, contents));
    return gross >= contents - slack && gross <= contents + tareGrams + slack;
  }

  private long slack(long of) {
    return Math.max(grams, of * percent / HUNDRED);
  }
}
