package org.customspost.gateway.dossier.story;

/** Whose turn it is. */
public enum Turn {
  CUSTOMS,
  /** The post that sent the item's data. */
  OPERATOR,
  /** This gateway and who supports it. */
  US,
  NOBODY
}
