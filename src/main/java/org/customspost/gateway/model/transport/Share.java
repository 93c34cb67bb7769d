package org.customspost.gateway.model.transport;

/**
 * How much of a consignment stands on a line of a manifest. Source: IATA Cargo-IMP, shipment
 * description code.
 */
public enum Share {
  /** All of it. */
  TOTAL,
  /** A part of it that travels with other parts on the same flight, in another unit. */
  SPLIT,
  /** A part of it; the rest travels on another flight. */
  PART,
  /** A part of it, itself in several units. */
  DIVIDED
}
