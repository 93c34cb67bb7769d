package org.customspost.gateway.dossier.report;

import org.customspost.gateway.journal.house.Spans;

/**
 * A number of a report, or why it is not told. It is told in fives: what two reports differ by,
 * because one has a day or a lane more, is then never told as one, two, three or four.
 *
 * @param count nearest multiple of {@link #FEWEST}
 */
public record Cell(long count, Mark mark) {
  /** Fewer than these are not told: who knows a few items would learn about them. */
  public static final int FEWEST = 5;

  /** Whether it is told. */
  public enum Mark {
    SHOWN,
    /** Fewer than five. */
    FEW,
    /** Not few itself; but what is few could be worked out of it. */
    HIDDEN
  }

  public static Cell shown(long count) {
    return new Cell(count, Mark.SHOWN);
  }

  /** What is not told is not there, either: nobody can print it by mistake. */
  public Cell {
    count = mark == Mark.SHOWN ? inFives(count) : 0;
  }

  private static long inFives(long count) {
    return (count + FEWEST / 2) / FEWEST * FEWEST;
  }

  public boolean told() {
    return mark == Mark.SHOWN;
  }

  /** For people. */
  public String text() {
    return switch (mark) {
      case SHOWN -> Long.toString(count);
      case FEW -> "<" + FEWEST;
      case HIDDEN -> "–";
    };
  }

  /** Its share of a whole, for people; empty where one of them is not told or there is nothing. */
  public String shareOf(Cell whole) {
    if (whole.told() && whole.count() == 0) return "";
    return told() && whole.told() ? Spans.share(count, whole.count()) : "–";
  }
}
