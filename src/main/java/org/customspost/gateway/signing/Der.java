package org.customspost.gateway.signing;

/** The few lines of DER (X.690) that put encoded parts together without building objects. */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int CONTEXT_0 = 0xA0;

  private Der() {}

  /** One element: tag, length, and the parts one after the other. */
  static byte[] of(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) length += part.length;
    byte[] element = new byte[1 + lengthOctets(length) + length];
    element[0] = (byte) tag;
    int at = putLength(element, length);
    for (byte[] part : parts) {
      System.arraycopy(part, 0, element, at, part.length);
      at += part.length;
    }
    return element;
  }

  private static int lengthOctets(int length) {
    return length < 0x80 ? 1 : 1 + bytes(length);
  }

  private static int putLength(byte[] element, int length) {
    int at = 1;
    if (length < 0x80) {
      element[at++] = (byte) length;
      return at;
    }
    int bytes = bytes(length);
    element[at++] = (byte) (0x80 | bytes);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
      element[at++] = (byte) (length >> shift);
    return at;
  }

  private static int bytes(int length) {
    return (39 - Integer.numberOfLeadingZeros(length)) / 8;
  }
}
