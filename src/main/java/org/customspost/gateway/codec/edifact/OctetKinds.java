package org.customspost.gateway.codec.edifact;

/** What each of the 256 octets does: a table, so that scanning costs one look-up per octet. */
final class OctetKinds {
  static final byte PLAIN = 0;

  // Below ELEMENT: marks of a token, see SegmentScanner. From here on: service characters.
  static final byte ELEMENT = 16;
  static final byte COMPONENT = 17;
  static final byte TERMINATOR = 18;
  static final byte RELEASE = 19;

  private OctetKinds() {}

  static byte[] of(Separators separators, Repertoire repertoire) {
    byte[] kinds = new byte[256];
    for (int i = 0; i < 256; i++) {
      byte kind = repertoire.holds(i) ? PLAIN : SegmentScanner.INVALID;
      if (kind == PLAIN && i >= 0x80 && repertoire.severalBytes()) kind = SegmentScanner.HIGH;
      kinds[i] = kind;
    }
    if (separators.releases()) kinds[separators.release() & 0xFF] = RELEASE;
    kinds[separators.component() & 0xFF] = COMPONENT;
    kinds[separators.element() & 0xFF] = ELEMENT;
    kinds[separators.terminator() & 0xFF] = TERMINATOR;
    return kinds;
  }
}
