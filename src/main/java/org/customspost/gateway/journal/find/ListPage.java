package org.customspost.gateway.journal.find;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list, the newest first.
 *
 * @param next the number to go on below; empty where this is the end
 * @param reached where the time for one page was over before it was full: everything since then was
 *     looked through, and there may be more before
 */
public record ListPage(List<Line> lines, Optional<Long> next, Optional<OffsetDateTime> reached) {

  /**
   * One row.
   *
   * @param key its number
   * @param cells as the listing has columns
   */
  public record Line(long key, List<String> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  public ListPage {
    lines = List.copyOf(lines);
  }
}
