package org.customspost.gateway.codec.grammar;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/** Puts a tree that a mapping made into the order of its grammar and leaves out what is empty. */
public final class Ordered {
  private Ordered() {}

  /** The same tree in order; children that the grammar does not know stand last. */
  public static Node of(Node node, Part part) {
    if (part.text() != null) return node;
    List<Node> left = new ArrayList<>(node.children());
    List<Node> ordered = new ArrayList<>(left.size());
    for (Part each : part.parts()) take(each, left, ordered);
    ordered.addAll(left);
    return new Node(node.name(), node.value(), node.attributes(), ordered, node.position());
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
