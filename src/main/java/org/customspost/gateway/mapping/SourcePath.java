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
 * @param which occurrences of each step that count; empty where all do
 * @param anchor number of steps down to the anchor
 * @param attribute name of an attribute, or null for the node's own text
 */
record SourcePath(
    String text,
    List<String> steps,
    List<TreePath.Which> which,
    int anchor,
    @Nullable String attribute,
    List<Qualifier> qualifiers) {

  /**
   * One value that must stand under the anchor.
   *
   * @param values any of these; an empty text means that nothing may stand there
   */
  record Qualifier(List<String> steps, @Nullable String attribute, Set<String> values) {
    boolean accepts(Node anchor) {
      return holds(anchor, 0) || (values.contains("") && isAbsent(anchor));
    }

    private boolean holds(Node at, int depth) {
      if (depth == steps.size()) return values.contains(valueOf(at, attribute));
      List<Node> children = at.children();
      for (int i = 0; i < children.size(); i++) {
        Node child = children.get(i);
        if (child.name().equals(steps.get(depth)) && holds(child, depth + 1)) return true;
      }
      return false;
    }

    private boolean isAbsent(Node anchor) {
      Node found = below(anchor, steps);
      return found == null || valueOf(found, attribute).isEmpty();
    }
  }

  /** Takes what a path finds; says whether it wants more. */
  @FunctionalInterface
  interface Sink {
    boolean take(Node found, Node anchor, String value);
  }

  /** Hands over every non-empty value, in message order, until the sink has enough. */
  boolean values(Node from, Sink sink) {
    return walk(from, 0, from, sink, false);
  }

  /** Hands over every node, empty or not. */
  boolean nodes(Node from, Sink sink) {
    return walk(from, 0, from, sink, true);
  }

  /** The first non-empty value, or an empty text. */
  String first(Node from) {
    if (qualifiers.isEmpty() && which.isEmpty()) {
      Node found = below(from, steps);
      if (found == null) return "";
      String value = valueOf(found, attribute);
      if (!value.isEmpty()) return value;
    }
    String[] kept = {""};
    values(
        from,
        (found, anchorNode, value) -> {
          kept[0] = value;
          return false;
        });
    return kept[0];
  }

  private boolean walk(Node at, int depth, Node anchorNode, Sink sink, boolean empty) {
    Node under = anchorNode;
    if (depth == anchor) {
      for (Qualifier each : qualifiers) if (!each.accepts(at)) return true;
      under = at;
    }
    if (depth == steps.size()) {
      String value = valueOf(at, attribute);
      return (value.isEmpty() && !empty) || sink.take(at, under, value);
    }
    List<Node> children = at.children();
    String step = steps.get(depth);
    TreePath.Which counts = which.isEmpty() ? TreePath.Which.ALL : which.get(depth);
    int occurrence = 0;
    for (int i = 0; i < children.size(); i++) {
      Node child = children.get(i);
      if (!child.name().equals(step)) continue;
      occurrence++;
      if (occurrence < counts.first() || occurrence > counts.last()) continue;
      if (!walk(child, depth + 1, under, sink, empty)) return false;
    }
    return true;
  }

  static String valueOf(Node node, @Nullable String attribute) {
    String value = attribute == null ? node.value() : node.attributes().getOrDefault(attribute, "");
    // some authorities pad codes and dates with blanks and line ends
    return value.strip();
  }

  static @Nullable Node below(Node from, List<String> steps) {
    Node at = from;
    for (String step : steps) {
      at = at.child(step);
      if (at == null) return null;
    }
    return at;
  }
}
