package org.customspost.gateway.dossier;

/** How far an item is on its way to being loaded, with one authority. */
public enum LoadingState {
  /** Sent, or about to be; not registered yet. */
  FILED,
  REJECTED,
  /** Registered under an MRN; the assessment goes on. */
  REGISTERED,
  ASSESSMENT_COMPLETE,
  INFORMATION_WANTED,
  SCREENING_WANTED,
  DO_NOT_LOAD,
  INVALIDATED
}
