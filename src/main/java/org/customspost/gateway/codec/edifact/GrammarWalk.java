package org.customspost.gateway.codec.edifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a message's grammar the reading stands. The first line onward that takes the next tag is
 * taken; then the group repeats; then the reading goes on behind the group (ISO 9735 §8: a message
 * is read from the top down, left to right, and tags decide).
 */
final class GrammarWalk {
  private GrammarLine[] groups = new GrammarLine[8];
  private int[] at = new int[8];
  private int[] count = new int[8];
  private int depth;
  private final List<GrammarLine> missing = new ArrayList<>();
  private @Nullable GrammarLine exceeded;
  private int left;

  GrammarWalk(GrammarLine message) {
    groups[0] = message;
  }

  /**
   * Goes to the line that takes the tag.
   *
   * @return the segment's line, or null where the tag is not supported here
   */
  @Nullable GrammarLine take(int tag) {
    missing.clear();
    exceeded = null;
    left = depth;
    int tooManyLevel = -1;
    int tooManyLine = -1;
    for (int level = depth; level >= 0; level--) {
      List<GrammarLine> lines = groups[level].lines();
      for (int i = at[level]; i < lines.size(); i++) {
        GrammarLine line = lines.get(i);
        if (line.trigger() != tag) continue;
        int already = i == at[level] ? count[level] : 0;
        if (already < line.max()) return commit(level, i, already + 1);
        boolean repeatsGroup = level > 0 && i == 0;
        if (tooManyLevel < 0 && !repeatsGroup) {
          tooManyLevel = level;
          tooManyLine = i;
        }
      }
    }
    if (tooManyLevel < 0) return null;
    exceeded = groups[tooManyLevel].lines().get(tooManyLine);
    int already = tooManyLine == at[tooManyLevel] ? count[tooManyLevel] : 0;
    return commit(tooManyLevel, tooManyLine, already + 1);
  }

  /** Lines that had to stand before the last taken one and did not. */
  List<GrammarLine> missing() {
    return missing;
  }

  /** The line that stands more often than it may because of the last taken segment, or null. */
  @Nullable GrammarLine exceeded() {
    return exceeded;
  }

  /** How many groups are open after the last taken segment. */
  int depth() {
    return depth;
  }

  /** How many groups stayed open from before the last taken segment. */
  int left() {
    return left;
  }

  /** The open group at a level, 1 being the outermost. */
  GrammarLine group(int level) {
    return groups[level];
  }

  /** At the end of the message: lines that had to stand and did not. */
  List<GrammarLine> rest() {
    missing.clear();
    for (int level = depth; level >= 0; level--) skipped(level, groups[level].lines().size());
    return missing;
  }

  /** A few tags that may stand next, for a person. */
  String expected() {
    List<String> tags = new ArrayList<>();
    for (int level = depth; level >= 0; level--) {
      List<GrammarLine> lines = groups[level].lines();
      for (int i = at[level]; i < lines.size() && tags.size() < 12; i++) {
        GrammarLine line = lines.get(i);
        int already = i == at[level] ? count[level] : 0;
        if (already < line.max() && !tags.contains(line.tag())) tags.add(line.tag());
        if (already == 0 && line.min() > 0) return String.join(", ", tags);
      }
    }
    tags.add("UNT");
    return String.join(", ", tags);
  }

  private GrammarLine commit(int level, int index, int occurrence) {
    for (int each = depth; each > level; each--) skipped(each, groups[each].lines().size());
    skipped(level, index);
    at[level] = index;
    count[level] = occurrence;
    depth = level;
    left = level;
    GrammarLine line = groups[level].lines().get(index);
    while (line.group()) {
      open(line);
      line = line.lines().get(0);
    }
    return line;
  }

  private void open(GrammarLine group) {
    depth++;
    if (depth == groups.length) {
      groups = Arrays.copyOf(groups, depth * 2);
      at = Arrays.copyOf(at, depth * 2);
      count = Arrays.copyOf(count, depth * 2);
    }
    groups[depth] = group;
    at[depth] = 0;
    count[depth] = 1;
  }

  /** Notes the mandatory lines of a level from where it stands up to an index. */
  private void skipped(int level, int index) {
    List<GrammarLine> lines = groups[level].lines();
    for (int i = at[level]; i < index; i++) {
      int stood = i == at[level] ? count[level] : 0;
      if (stood < lines.get(i).min()) missing.add(lines.get(i));
    }
  }
}
