package org.customspost.gateway.codec.grammar;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/** Puts a tree that a mapping made into the order of its grammar and leaves out what is empty. */
public final class Ordered {
  private static final int[] NONE = {};

  private Ordered() {}

  /** The same tree in order; children that the grammar does not know stand last. */
  public static Node of(Node node, Part part) {
    if (part.text() != null) return node;
    List<Node> ordered = inOrder(node.children(), part.parts());
    return new Node(node.name(), node.value(), node.attributes(), ordered, node.position());
  }

  private static List<Node> inOrder(List<Node> children, List<Part> parts) {
    int[] places = places(children, parts);
    List<Node> ordered = new ArrayList<>(children.size());
    if (places.length < children.size()) {
      List<Node> left = new ArrayList<>(children);
      for (Part each : parts) take(each, left, ordered);
      ordered.addAll(left);
      return ordered;
    }
    for (int i = 0; i < places.length; i++) {
      Part part = parts.get(places[i]);
      Node below = of(children.get(i), part);
      if (!empty(below, part)) ordered.add(below);
    }
    return ordered;
  }

  /**
   * The part of each child, where they stand in order already, as nearly always; nothing otherwise.
   * Grammars have hundreds of parts where a message has few: each part is looked at once.
   */
  private static int[] places(List<Node> children, List<Part> parts) {
    if (parts.isEmpty()) return NONE;
    int[] places = new int[children.size()];
    int at = 0;
    int taken = 0;
    for (int i = 0; i < places.length; i++) {
      String name = children.get(i).name();
      while (!parts.get(at).isNamed(name) || taken == parts.get(at).max()) {
        if (++at == parts.size()) return NONE;
        taken = 0;
      }
      places[i] = at;
      taken++;
    }
    return places;
  }

  /**
   * Moves the children of a part; where a name stands twice in a grammar, the first takes as many
   * as it may hold.
   */
  private static void take(Part part, List<Node> left, List<Node> ordered) {
    int taken = 0;
    for (int i = 0; i < left.size(); ) {
      Node child = left.get(i);
      if (!child.isNamed(part.name()) || taken == part.max()) {
        i++;
        continue;
      }
      left.remove(i);
      Node below = of(child, part);
      if (empty(below, part)) continue;
      ordered.add(below);
      taken++;
    }
  }

  private static boolean empty(Node node, Part part) {
    boolean bare = node.value().isEmpty() && node.children().isEmpty();
    return bare && (part.text() != null || node.attributes().isEmpty());
  }
}
