package org.customspost.gateway.journal;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Where payloads stand whose keys are due in the same month. Its number is part of theirs, so that
 * one is found without asking which shelf it is on. 0: what was stored before there were shelves.
 */
final class Shelf {
  private static final YearMonth ZERO = YearMonth.of(2020, 1);

  /** Below them are the numbers that the sequence gives; with them a number has 51 bits at most. */
  private static final int SEQUENCE_BITS = 40;

  private Shelf() {}

  /** Of what is due on that day. */
  static int of(LocalDate due) {
    return (due.getYear() - ZERO.getYear()) * 12 + due.getMonthValue() - ZERO.getMonthValue();
  }

  static long number(int shelf, long inSequence) {
    return first(shelf) + inSequence;
  }

  /** The number that all of a shelf's are above. */
  static long first(int shelf) {
    return (long) shelf << SEQUENCE_BITS;
  }

  /** As a person says it: the month. */
  static String words(int shelf) {
    return shelf == 0 ? "before shelves" : ZERO.plusMonths(shelf).toString();
  }
}
