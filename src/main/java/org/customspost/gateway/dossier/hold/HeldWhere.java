package org.customspost.gateway.dossier.hold;

/** Where an item is held, as the events of operators tell it. */
public enum HeldWhere {
  /** By export customs, or because it must not be loaded. */
  BEFORE_LOADING,
  /** By the customs of the country that it arrived in. */
  AT_IMPORT
}
