package org.customspost.gateway.mapping;

import java.util.List;
import org.customspost.gateway.mapping.TreePath.Step;
import org.jspecify.annotations.Nullable;

/**
 * Where a row writes: a path, and values that must stand beside it. In {@code NAD/C080/3036} with
 * {@code NAD/3035} being CZ the anchor is the segment: the one that has the value already is used,
 * else a new one gets it.
 *
 * @param anchor number of steps down to the anchor
 */
record TargetPath(List<Step> steps, int anchor, List<Mark> marks) {

  /** A value below the anchor. */
  record Mark(List<Step> steps, @Nullable String attribute, String value) {
    boolean standsIn(Target anchor) {
      Target at = anchor;
      for (Step each : steps) {
        at = at.last(each.name());
        if (at == null) return false;
      }
      return (attribute == null ? at.value() : at.attribute(attribute)).equals(value);
    }

    void write(Target anchor) {
      Target at = anchor.reach(steps);
      if (attribute == null) at.value(value, List.of());
      else at.attribute(attribute, value, List.of());
    }
  }

  /**
   * A node that joins the tree only when it is kept.
   *
   * @param above where it joins; null where it stands in the tree already
   * @param top what joins: the node itself, or one made above it
   */
  record Spot(Target target, @Nullable Target above, Target top) {
    void keep() {
      if (above != null) above.add(top);
    }
  }

  /** Whether every write makes another node. */
  boolean fresh() {
    return !steps.isEmpty() && steps.get(steps.size() - 1).fresh();
  }

  /** The node to write to; what has to be made for it is not in the tree before it is kept. */
  Spot spot(Target from) {
    Target at = from;
    if (anchor == 0) for (Mark each : marks) each.write(from);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Target next = i == anchor - 1 && !marks.isEmpty() ? marked(at, step) : there(at, step);
      if (next == null) return made(at, i);
      at = next;
    }
    return new Spot(at, null, at);
  }

  private static @Nullable Target there(Target at, Step step) {
    return step.fresh() ? null : at.last(step.name());
  }

  private @Nullable Target marked(Target at, Step step) {
    if (step.fresh()) return null;
    for (Target each : at.all(step.name())) {
      if (marks.stream().allMatch(mark -> mark.standsIn(each))) return each;
    }
    return null;
  }

  private Spot made(Target at, int depth) {
    Target top = new Target(steps.get(depth).part());
    Target end = top;
    if (depth == anchor - 1) for (Mark each : marks) each.write(end);
    for (int i = depth + 1; i < steps.size(); i++) {
      end = end.add(new Target(steps.get(i).part()));
      if (i == anchor - 1) for (Mark each : marks) each.write(end);
    }
    return new Spot(end, at, top);
  }
}
