package org.customspost.gateway.dossier.match;

/** What a reason does to what it is about. */
public enum Effect {
  /** It may not be loaded. */
  STOPS,
  /** It may not be loaded yet: something is awaited. */
  WAITS,
  /** It may be loaded; somebody should know. */
  TELLS,
  NONE
}
