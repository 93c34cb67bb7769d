package org.customspost.gateway.model.customs;

/** What a declaration message asks of customs. */
public enum DeclarationFunction {
  ORIGINAL,
  AMENDMENT,
  CANCELLATION,
  PRESENTATION
}
