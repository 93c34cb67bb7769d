package org.customspost.gateway.dossier;

/** How far a filing with one authority came. */
public enum FilingState {
  /** Nothing was sent: it is filed when the goods arrive. */
  AWAITING_GOODS,
  /** Sent, or about to be; customs has not accepted it yet. */
  FILED,
  ACCEPTED,
  REJECTED,
  /** We asked customs to cancel it. */
  CANCELLING,
  CANCELLED
}
