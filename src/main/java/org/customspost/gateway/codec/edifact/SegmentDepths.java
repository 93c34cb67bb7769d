package org.customspost.gateway.codec.edifact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How deep each segment stands in the groups of its message. It begins anywhere, also in the midst
 * of a message, and takes segments in any order: it shows a person, it checks nothing.
 */
final class SegmentDepths {
  private final Optional<GrammarLine> message;

  /** Groups that are open, the innermost first. */
  private final Deque<Open> open = new ArrayDeque<>();

  SegmentDepths(Optional<GrammarLine> message) {
    this.message = message;
  }

  /** A group, and how far in it we are. */
  private static final class Open {
    private final GrammarLine group;
    private int at;

    Open(GrammarLine group, int at) {
      this.group = group;
      this.at = at;
    }

    /** Where it goes on with this segment; -1 where it does not. */
    int next(int tag) {
      for (int i = at; i < group.lines().size(); i++)
        if (group.lines().get(i).trigger() == tag) return i;
      return -1;
    }
  }

  /** Of the next segment: 0 for the envelope, 1 for what stands in no group. */
  int of(int tag) {
    if (Service.isEnvelope(tag)) {
      open.clear();
      return 0;
    }
    if (message.isEmpty()) return 1;
    if (open.isEmpty()) open.push(new Open(message.get(), 0));
    int depth = follows(tag);
    if (depth < 0 && stands(tag)) depth = follows(tag);
    return depth < 0 ? open.size() : depth;
  }

  /** In the innermost open group that goes on with it; -1 where none does. */
  private int follows(int tag) {
    for (Open each : open) {
      int at = each.next(tag);
      if (at < 0) continue;
      while (open.peek() != each) open.pop();
      each.at = at;
      int depth = open.size();
      GrammarLine line = each.group.lines().get(at);
      // the trigger stands where its group does, and what follows it one deeper
      if (line.group()) open.push(new Open(line, 1));
      return depth;
    }
    return -1;
  }

  /** Opens the groups in which it stands first in the message; false where it stands in none. */
  private boolean stands(int tag) {
    List<Open> way = new ArrayList<>();
    if (message.isEmpty() || !way(message.get(), tag, way)) return false;
    open.clear();
    way.forEach(open::push);
    return true;
  }

  private static boolean way(GrammarLine group, int tag, List<Open> way) {
    Open here = new Open(group, 0);
    way.add(here);
    if (here.next(tag) >= 0) return true;
    for (GrammarLine each : group.lines()) {
      if (each.group() && way(each, tag, way)) return true;
      here.at++;
    }
    way.remove(way.size() - 1);
    return false;
  }
}
