package org.customspost.gateway.codec.edifact;

/** The service characters that UNA announces (ISO 9735 §6). A release of blank means none. */
record Separators(byte component, byte element, byte decimal, byte release, byte terminator) {
  static final Separators DEFAULT =
      new Separators((byte) ':', (byte) '+', (byte) '.', (byte) '?', (byte) '\'');

  /** The nine bytes of UNA, tag included. */
  static Separators of(byte[] una) {
    return new Separators(una[3], una[4], una[5], una[6], una[8]);
  }

  /** Whether they can be told apart from each other and from text. */
  boolean sound() {
    byte[] all = {component, element, terminator, release};
    for (int i = 0; i < all.length; i++) {
      if (Character.isLetterOrDigit(all[i] & 0xFF)) return false;
      for (int k = 0; k < i; k++) if (all[i] == all[k]) return false;
    }
    return (decimal == '.' || decimal == ',') && component != ' ' && element != ' ';
  }

  boolean releases() {
    return release != ' ';
  }
}
