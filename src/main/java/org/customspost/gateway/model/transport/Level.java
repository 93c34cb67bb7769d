package org.customspost.gateway.model.transport;

/** What a manifest is about. */
public enum Level {
  /** Receptacles that one office of exchange closed for another, perhaps with their items. */
  DESPATCH,
  /** Receptacles handed to a carrier together. */
  CONSIGNMENT,
  /** What is aboard a flight or other conveyance. */
  FLIGHT,
  /** One master waybill. */
  MASTER,
  /** House consignments below a master waybill. */
  HOUSE
}
