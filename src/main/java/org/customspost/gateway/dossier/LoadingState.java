package org.customspost.gateway.dossier;

import org.customspost.gateway.model.customs.Preloading;

/**
 * How far an item is on its way to being loaded, with one authority. In the order of gravity: what
 * customs wants comes after what it has registered or assessed, and what restricts most last.
 */
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
  INVALIDATED;

  /** The state that customs' word leads to. */
  public static LoadingState of(Preloading word) {
    return switch (word) {
      case INFORMATION_WANTED -> INFORMATION_WANTED;
      case SCREENING_WANTED -> SCREENING_WANTED;
      case DO_NOT_LOAD -> DO_NOT_LOAD;
      case ASSESSMENT_COMPLETE -> ASSESSMENT_COMPLETE;
    };
  }

  /** The graver of this and another, which both hold. */
  public LoadingState graver(LoadingState other) {
    return compareTo(other) < 0 ? other : this;
  }
}
