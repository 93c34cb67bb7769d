package org.customspost.gateway.validation.eligibility;

/**
 * How a partner files; said in its agreement.
 *
 * @param prelodged true where the declaration goes out before the goods arrive
 * @param grouped true where pieces under one heading are declared as one
 */
public record Filing(boolean prelodged, boolean grouped) {
  /** Before arrival, every piece by itself. */
  public static final Filing USUAL = new Filing(true, false);
}
