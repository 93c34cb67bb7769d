package org.customspost.gateway.validation.eligibility;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.customs.Ruling;

/** What an authority's table says about an item. */
public sealed interface Outcome {
  /** The item is declared so. */
  record Ruled(Ruling ruling) implements Outcome {}

  /** The item is not declared; the finding says why, and what else the sender can do. */
  record NotFiled(Finding finding) implements Outcome {}

  /** A rate is missing on our side: the item is parked until the operator adds one. */
  record NoRate(Finding finding) implements Outcome {}
}
