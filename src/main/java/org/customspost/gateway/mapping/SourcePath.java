package org.customspost.gateway.mapping;

import java.util.List;
import java.util.Set;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * A place in the source tree, compiled: steps down by name, values that must stand beside it, and
 * an attribute at its end. The anchor is the deepest node under which the value and everything that
 * qualifies it stand together: in {@code NAD/C080/3036} qualified by {@code NAD/3035} it is the
 * segment.
 *
 * @param text as the mapping has it
 * @param way down to the value; null where the value is of the node itself
 * @param anchor number of steps down to the anchor
 * @param attribute name of an attribute, or null for the node's own text
 */
record SourcePath(
    String text,
    @Nullable Step way,
    int anchor,
    @Nullable String attribute,
    List<Qualifier> qualifiers) {

  /**
   * A step down, and those below it.
   *
   * @param which occurrences that count
   */
  record Step(String name, TreePath.Which which, @Nullable Step below) {
    static @Nullable Step of(List<String> names) {
      return of(names, List.of());
    }

    /**
     * @param which for each name; empty where all count
     */
    static @Nullable Step of(List<String> names, List<TreePath.Which> which) {
      Step way = null;
      for (int i = names.size() - 1; i >= 0; i--)
        way = new Step(names.get(i), which.isEmpty() ? TreePath.Which.ALL : which.get(i), way);
      return way;
    }
  }

  /**
   * One value that must stand under the anchor.
   *
   * @param values any of these; an empty text means that nothing may stand there
   */
  record Qualifier(@Nullable Step way, @Nullable String attribute, Set<String> values) {
    boolean accepts(Node anchor) {
      return holds(anchor, way) || (values.contains("") && isAbsent(anchor));
    }

    private boolean holds(Node at, @Nullable Step step) {
      if (step == null) return values.contains(valueOf(at, attribute));
      List<Node> children = at.children();
      for (int i = 0; i < children.size(); i++) {
        Node child = children.get(i);
        if (child.isNamed(step.name) && holds(child, step.below)) return true;
      }
      return false;
    }

    private boolean isAbsent(Node anchor) {
      return valueUnder(anchor).isEmpty();
    }

    /** The first value at its place, or an empty text. */
    String valueUnder(Node anchor) {
      Node found = first(anchor, way);
      return found == null ? "" : valueOf(found, attribute);
    }
  }

  /** Takes what a path finds; says whether it wants more. */
  @FunctionalInterface
  interface Sink {
    boolean take(Node found, Node anchor, String value);
  }

  /** Hands over every non-empty value, in message order, until the sink has enough. */
  boolean values(Node from, Sink sink) {
    return walk(from, way, anchor, from, sink, false);
  }

  /** Hands over every node, empty or not. */
  boolean nodes(Node from, Sink sink) {
    return walk(from, way, anchor, from, sink, true);
  }

  /** The first non-empty value, or an empty text. */
  String first(Node from) {
    String[] kept = {""};
    values(
        from,
        (found, anchorNode, value) -> {
          kept[0] = value;
          return false;
        });
    return kept[0];
  }

  /**
   * @param toAnchor steps from here down to the anchor; negative below it
   */
  private boolean walk(
      Node at, @Nullable Step step, int toAnchor, Node anchorNode, Sink sink, boolean empty) {
    Node under = anchorNode;
    if (toAnchor == 0) {
      for (int i = 0; i < qualifiers.size(); i++) if (!qualifiers.get(i).accepts(at)) return true;
      under = at;
    }
    if (step == null) {
      String value = valueOf(at, attribute);
      return (value.isEmpty() && !empty) || sink.take(at, under, value);
    }
    List<Node> children = at.children();
    int occurrence = 0;
    for (int i = 0; i < children.size(); i++) {
      Node child = children.get(i);
      if (!child.isNamed(step.name)) continue;
      occurrence++;
      if (occurrence < step.which.first() || occurrence > step.which.last()) continue;
      if (!walk(child, step.below, toAnchor - 1, under, sink, empty)) return false;
    }
    return true;
  }

  private static String valueOf(Node node, @Nullable String attribute) {
    String value = attribute == null ? node.value() : node.attributes().getOrDefault(attribute, "");
    // some authorities pad codes and dates with blanks and line ends
    return value.isEmpty() || (inked(value.charAt(0)) && inked(value.charAt(value.length() - 1)))
        ? value
        : value.strip();
  }

  /** Whether it is surely no blank; asked first because stripping takes longer. */
  private static boolean inked(char character) {
    return character > ' ' && character < 128;
  }

  private static @Nullable Node first(Node from, @Nullable Step way) {
    Node at = from;
    for (Step step = way; step != null && at != null; step = step.below) at = at.child(step.name);
    return at;
  }
}
