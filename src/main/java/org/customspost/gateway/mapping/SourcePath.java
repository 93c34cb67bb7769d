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
 * @param number of the first step's name among those that may stand where the path begins
 * @param way down to the value; null where the value is of the node itself
 * @param anchor number of steps down to the anchor
 * @param attribute name of an attribute, or null for the node's own text
 */
record SourcePath(
    String text,
    int number,
    @Nullable Step way,
    int anchor,
    @Nullable String attribute,
    List<Qualifier> qualifiers) {

  /**
   * A step down, and those below it.
   *
   * @param first occurrence that counts, from 1
   * @param last occurrence that counts
   * @param anchor whether it leads to the anchor
   */
  record Step(String name, int first, int last, boolean anchor, @Nullable Step below) {
    boolean takes(int occurrence) {
      return first <= occurrence && occurrence <= last;
    }

    static @Nullable Step of(List<String> names) {
      return of(names, List.of(), 0);
    }

    /**
     * @param which for each name; empty where all count
     * @param anchor number of steps down to the anchor
     */
    static @Nullable Step of(List<String> names, List<TreePath.Which> which, int anchor) {
      Step way = null;
      for (int i = names.size() - 1; i >= 0; i--) {
        TreePath.Which counted = which.isEmpty() ? TreePath.Which.ALL : which.get(i);
        way = new Step(names.get(i), counted.first(), counted.last(), i == anchor - 1, way);
      }
      return way;
    }
  }

  /**
   * One value that must stand under the anchor.
   *
   * @param values any of these
   * @param orNone whether nothing may stand there too
   */
  record Qualifier(
      @Nullable Step way, @Nullable String attribute, List<String> values, boolean orNone) {
    Qualifier(@Nullable Step way, @Nullable String attribute, Set<String> values) {
      this(way, attribute, List.copyOf(values), values.contains(""));
    }

    boolean accepts(Node anchor) {
      boolean found = way == null ? is(valueOf(anchor, attribute)) : holds(anchor, way);
      return found || (orNone && valueUnder(anchor).isEmpty());
    }

    private boolean holds(Node at, Step step) {
      List<Node> children = at.children();
      for (int i = 0; i < children.size(); i++) {
        Node child = children.get(i);
        if (!child.isNamed(step.name)) continue;
        boolean found =
            step.below == null ? is(valueOf(child, attribute)) : holds(child, step.below);
        if (found) return true;
      }
      return false;
    }

    /** One value nearly always: quicker looked through than looked up. */
    private boolean is(String sent) {
      for (int i = 0; i < values.size(); i++) if (values.get(i).equals(sent)) return true;
      return false;
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
  boolean values(Branch from, Sink sink) {
    return walk(from, sink, false);
  }

  /** Hands over every node, empty or not. */
  boolean nodes(Branch from, Sink sink) {
    return walk(from, sink, true);
  }

  /** The first non-empty value, or an empty text. */
  String first(Branch from) {
    First first = new First();
    walk(from, first, false);
    return first.value;
  }

  /** The same below a node whose children were not looked through before. */
  String first(Node from) {
    First first = new First();
    walk(from, first, false);
    return first.value;
  }

  private static final class First implements Sink {
    private String value = "";

    @Override
    public boolean take(Node found, Node anchor, String text) {
      value = text;
      return false;
    }
  }

  private boolean walk(Branch from, Sink sink, boolean empty) {
    Node at = from.node();
    if (way == null || anchor == 0) return walk(at, sink, empty);
    int occurrence = 0;
    for (int i = from.first(number); i != Branch.NONE; i = from.next(i))
      if (way.takes(++occurrence) && !enter(from.child(i), way, at, sink, empty)) return false;
    return true;
  }

  private boolean walk(Node from, Sink sink, boolean empty) {
    if (anchor == 0 && !qualified(from)) return true;
    return way == null ? end(from, from, sink, empty) : down(from, way, from, sink, empty);
  }

  private boolean down(Node at, Step step, Node under, Sink sink, boolean empty) {
    List<Node> children = at.children();
    int occurrence = 0;
    for (int i = 0; i < children.size(); i++) {
      Node child = children.get(i);
      if (child.isNamed(step.name)
          && step.takes(++occurrence)
          && !enter(child, step, under, sink, empty)) return false;
    }
    return true;
  }

  private boolean enter(Node child, Step step, Node above, Sink sink, boolean empty) {
    if (step.anchor && !qualified(child)) return true;
    Node under = step.anchor ? child : above;
    return step.below == null
        ? end(child, under, sink, empty)
        : down(child, step.below, under, sink, empty);
  }

  private boolean end(Node at, Node under, Sink sink, boolean empty) {
    String value = valueOf(at, attribute);
    return (value.isEmpty() && !empty) || sink.take(at, under, value);
  }

  private boolean qualified(Node at) {
    for (int i = 0; i < qualifiers.size(); i++) if (!qualifiers.get(i).accepts(at)) return false;
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
