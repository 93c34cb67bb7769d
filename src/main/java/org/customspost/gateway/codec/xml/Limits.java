package org.customspost.gateway.codec.xml;

/**
 * What a document may cost before it is refused. Far above every published message, far below what
 * hurts.
 */
final class Limits {
  static final int DEPTH = 64;
  static final int ATTRIBUTES = 64;
  static final int ATTRIBUTE_LENGTH = 16_384;
  static final int TEXT_LENGTH = 1_000_000;
  static final int NAME_LENGTH = 256;

  /** Characters between two parsing events: bounds names, comments and markup that never ends. */
  static final int CHARACTERS_WITHOUT_EVENT = 2_000_000;

  static final int ELEMENTS_OF_UNIT = 100_000;

  /** Elements outside of every unit that are kept for the message's head. */
  static final int ELEMENTS_OF_FRAME = 10_000;

  static final int FINDINGS = 500;

  /** Below this depth no message begins. */
  static final int MESSAGE_DEPTH = 8;

  private Limits() {}
}
