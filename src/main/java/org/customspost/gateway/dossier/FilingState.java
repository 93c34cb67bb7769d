package org.customspost.gateway.dossier;

/** How far a filing with one authority came. */
public enum FilingState {
  /** Sent, or about to be; customs has not accepted it yet. */
  FILED,
  ACCEPTED,
  REJECTED,
  /** We asked customs to cancel it. */
  CANCELLING,
  CANCELLED
}
