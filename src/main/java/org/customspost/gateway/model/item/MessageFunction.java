package org.customspost.gateway.model.item;

/** What a message does with the item: UN/EDIFACT 1225 and its like in other syntaxes. */
public enum MessageFunction {
  ORIGINAL,
  REPLACEMENT,
  CANCELLATION
}
