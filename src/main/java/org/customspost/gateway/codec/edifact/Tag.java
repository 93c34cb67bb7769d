package org.customspost.gateway.codec.edifact;

/** Segment tags as numbers, which compare faster than text. */
final class Tag {
  private Tag() {}

  /** The number of a tag; -1 where it has not three characters. */
  static int code(String tag) {
    return tag.length() == 3
        ? code((byte) tag.charAt(0), (byte) tag.charAt(1), (byte) tag.charAt(2))
        : -1;
  }

  static int code(byte first, byte second, byte third) {
    return ((first & 0xFF) << 16) | ((second & 0xFF) << 8) | (third & 0xFF);
  }
}
