package org.customspost.gateway.dossier.report;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.dossier.report.Cell.Mark;

/**
 * One column of a table, and what of it is told. Whoever reads the table knows the total and what
 * is told, that each "<5" is one to four, and that what is hidden beside it is the smallest of the
 * rest. From that no few number may be found out, nor that it is more or less than another.
 */
final class Column {
  private static final long MANY = Long.MAX_VALUE / 4;

  /** One cell as the reader sees it, and what must stay possible for it. */
  private static final class Entry {
    private final long count;
    private final long least;
    private final long most;
    private final long mayBeLeast;
    private final long mayBeMost;
    private final boolean secret;
    private Mark mark;

    Entry(long count, Mark mark, boolean secret, long least, long most, long from, long to) {
      this.count = count;
      this.mark = mark;
      this.secret = secret;
      this.least = least;
      this.most = most;
      this.mayBeLeast = from;
      this.mayBeMost = to;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final boolean part;

  /**
   * @param part whether its numbers are parts of those of another column
   */
  Column(boolean part) {
    this.part = part;
  }

  /** A number that is no part of another. */
  void add(long count) {
    boolean few = few(count);
    entries.add(
        few
            ? new Entry(count, Mark.FEW, true, 1, Cell.FEWEST - 1L, 1, Cell.FEWEST - 1L)
            : new Entry(count, Mark.SHOWN, false, Cell.FEWEST, MANY, 0, 0));
  }

  /** A part of a whole, of which the rest is a part as well. */
  void add(long count, long whole, Mark markOfWhole) {
    long few = Cell.FEWEST - 1L;
    switch (markOfWhole) {
      case FEW -> entries.add(new Entry(count, Mark.FEW, true, 0, few, 0, few));
      case HIDDEN -> entries.add(new Entry(count, Mark.HIDDEN, false, 0, MANY, 0, 0));
      case SHOWN -> {
        if (few(count)) entries.add(new Entry(count, Mark.FEW, true, 1, few, 1, few));
        else if (few(whole - count))
          entries.add(new Entry(count, Mark.HIDDEN, true, 0, whole, whole - few, whole - 1));
        else entries.add(new Entry(count, Mark.SHOWN, false, 0, whole, 0, 0));
      }
    }
  }

  static boolean few(long count) {
    return count > 0 && count < Cell.FEWEST;
  }

  /**
   * Hides more until nothing can be found out.
   *
   * @param exact whether the numbers add up to the total; else they may be more
   * @return false where hiding all of them is not enough: the total must not be told
   */
  boolean protect(long total, boolean exact) {
    while (!isSafe(total, exact)) if (!hideOne()) return false;
    return true;
  }

  /** Where the total is not told, one number at least is not told, or it would be their sum. */
  void protectTotal() {
    if (entries.stream().allMatch(each -> each.mark == Mark.SHOWN)) hideOne();
  }

  List<Mark> marks() {
    return entries.stream().map(each -> each.mark).toList();
  }

  private boolean hideOne() {
    Entry smallest = null;
    for (Entry each : entries)
      if (each.mark == Mark.SHOWN
          && each.count > 0
          && (smallest == null || each.count < smallest.count)) smallest = each;
    if (smallest == null) return false;
    smallest.mark = Mark.HIDDEN;
    return true;
  }

  private boolean isSafe(long total, boolean exact) {
    long rest = total;
    long smallestTold = MANY;
    for (Entry each : entries)
      if (each.mark == Mark.SHOWN) {
        rest -= each.count;
        if (each.count > 0) smallestTold = Math.min(smallestTold, each.count);
      }
    for (Entry each : entries)
      if (each.secret && !isSafe(each, rest, smallestTold, exact)) return false;
    return true;
  }

  private boolean isSafe(Entry secret, long rest, long smallestTold, boolean exact) {
    long othersLeast = 0;
    long othersMost = 0;
    for (Entry each : entries) {
      if (each == secret || each.mark == Mark.SHOWN) continue;
      othersLeast += each.least;
      othersMost = Math.min(MANY, othersMost + most(each, smallestTold));
    }
    boolean canBeLeast = rest - othersMost <= secret.mayBeLeast;
    boolean canBeMost = !exact || rest - othersLeast >= secret.mayBeMost;
    return canBeLeast && canBeMost;
  }

  /** What was hidden for another's sake is not larger than what is told. */
  private long most(Entry entry, long smallestTold) {
    boolean forAnother = !entry.secret && !part;
    return forAnother ? Math.min(entry.most, smallestTold) : entry.most;
  }
}
