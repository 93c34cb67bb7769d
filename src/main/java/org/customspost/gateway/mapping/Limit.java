package org.customspost.gateway.mapping;

/**
 * The longest text a place takes.
 *
 * @param cut what happens to a longer one
 */
record Limit(int length, Cut cut) {
  enum Cut {
    /** It is cut, with a warning. */
    WARNING,
    /** It is left out, with a finding that rejects. */
    REJECT
  }

  boolean exceededBy(String text) {
    return text.length() > length;
  }

  String cut(String text) {
    boolean half = length > 1 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, half ? length - 1 : length).strip();
  }
}
