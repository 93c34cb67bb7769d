package org.customspost.gateway.codec.cargoimp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where among the lines of a message the reading stands. The first entry onward that takes the next
 * line is taken, from the innermost group outwards; then the group repeats; then the reading goes
 * on behind it.
 */
final class LineWalk {
  private final List<Level> levels = new ArrayList<>();
  private final List<LineGrammar> missing = new ArrayList<>();
  private @Nullable LineGrammar exceeded;
  private int left;

  /** One open group: which entry was taken last, and how often. */
  private static final class Level {
    private final LineGrammar group;
    private int at;
    private int count;

    Level(LineGrammar group, int count) {
      this.group = group;
      this.count = count;
    }
  }

  /** A place in the grammar. */
  private record Candidate(int level, int index, int occurrence) {}

  LineWalk(LineGrammar root) {
    levels.add(new Level(root, 0));
  }

  /** The entry of a line, or null where no entry takes it here. */
  @Nullable LineGrammar take(String line) {
    missing.clear();
    exceeded = null;
    left = depth();
    Candidate tooMany = null;
    for (int level = depth(); level >= 0; level--) {
      Level open = levels.get(level);
      List<LineGrammar> lines = open.group.lines();
      for (int i = open.at; i < lines.size(); i++) {
        if (!lines.get(i).takes(line)) continue;
        int occurrence = i == open.at ? open.count + 1 : 1;
        Candidate here = new Candidate(level, i, occurrence);
        if (occurrence <= lines.get(i).max()) return commit(here);
        boolean repeatsGroup = level > 0 && i == 0;
        if (tooMany == null && !repeatsGroup) tooMany = here;
      }
    }
    if (tooMany == null) return null;
    exceeded = levels.get(tooMany.level).group.lines().get(tooMany.index);
    return commit(tooMany);
  }

  /** Entries that had to stand before the last line and did not. */
  List<LineGrammar> missing() {
    return missing;
  }

  /** The entry that stands more often than it may because of the last line, or null. */
  @Nullable LineGrammar exceeded() {
    return exceeded;
  }

  /** How many groups are open after the last line. */
  int depth() {
    return levels.size() - 1;
  }

  /** How many groups stayed open from before the last line. */
  int left() {
    return left;
  }

  /** Which entry of the outermost level was taken last. */
  int at() {
    return levels.get(0).at;
  }

  /** The open group at a level, 1 being the outermost. */
  LineGrammar group(int level) {
    return levels.get(level).group;
  }

  /** At the end of the message: entries that had to stand and did not. */
  List<LineGrammar> rest() {
    missing.clear();
    for (int level = depth(); level >= 0; level--)
      skipped(levels.get(level), levels.get(level).group.lines().size());
    return missing;
  }

  private LineGrammar commit(Candidate taken) {
    for (int each = depth(); each > taken.level; each--)
      skipped(levels.get(each), levels.get(each).group.lines().size());
    Level level = levels.get(taken.level);
    skipped(level, taken.index);
    level.at = taken.index;
    level.count = taken.occurrence;
    while (depth() > taken.level) levels.remove(depth());
    left = taken.level;
    LineGrammar line = level.group.lines().get(taken.index);
    while (line.group()) {
      levels.add(new Level(line, 1));
      line = line.lines().get(0);
    }
    return line;
  }

  private void skipped(Level level, int index) {
    List<LineGrammar> lines = level.group.lines();
    for (int i = level.at; i < index; i++) {
      int stood = i == level.at ? level.count : 0;
      if (stood < lines.get(i).min()) missing.add(lines.get(i));
    }
  }
}
