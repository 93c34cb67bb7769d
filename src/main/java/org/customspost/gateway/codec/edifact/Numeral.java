package org.customspost.gateway.codec.edifact;

/**
 * What the bytes of a numeric element say (ISO 9735 §10).
 *
 * @param digits without sign and decimal mark
 */
record Numeral(Fault fault, int digits) {
  private static final Numeral[] SOUND = sound(36);

  enum Fault {
    NONE,
    NOT_A_NUMBER,
    NO_DIGIT_BEFORE,
    MISPLACED_MARK
  }

  boolean sound() {
    return fault == Fault.NONE;
  }

  static Numeral of(SegmentScanner scanner, int token) {
    int p = scanner.start(token);
    int end = scanner.end(token);
    byte[] bytes = scanner.bytes();
    byte mark = scanner.separators().decimal();
    if (p < end && bytes[p] == '-') p++;
    int digits = 0;
    int marks = 0;
    boolean before = false;
    boolean after = true;
    for (; p < end; p++) {
      byte octet = bytes[p];
      if (octet >= '0' && octet <= '9') {
        digits++;
        before |= marks == 0;
        after = true;
      } else if (octet == mark) {
        marks++;
        after = false;
      } else {
        boolean otherMark = octet == '.' || octet == ',';
        return new Numeral(otherMark ? Fault.MISPLACED_MARK : Fault.NOT_A_NUMBER, digits);
      }
    }
    if (digits == 0) return new Numeral(Fault.NOT_A_NUMBER, 0);
    if (marks > 1 || !after) return new Numeral(Fault.MISPLACED_MARK, digits);
    if (!before) return new Numeral(Fault.NO_DIGIT_BEFORE, digits);
    return digits < SOUND.length ? SOUND[digits] : new Numeral(Fault.NONE, digits);
  }

  /** Whether text is a whole number without sign. */
  static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++)
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    return !text.isEmpty() && text.length() <= 18;
  }

  /** Whether a whole number is this one; leading zeros do not matter. */
  static boolean isWhole(String text, long number) {
    return Long.parseLong(text) == number;
  }

  private static Numeral[] sound(int most) {
    Numeral[] made = new Numeral[most];
    for (int i = 0; i < most; i++) made[i] = new Numeral(Fault.NONE, i);
    return made;
  }
}
