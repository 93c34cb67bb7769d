package org.customspost.gateway.codec.edifact;

import java.util.Arrays;
import java.util.List;
import org.customspost.gateway.model.tree.Node;

/** Nodes until they become a list; then it is empty again. Most lists are of one or two. */
final class Gathered {
  private Node[] nodes = new Node[16];
  private int count;

  void add(Node node) {
    if (count == nodes.length) nodes = Arrays.copyOf(nodes, count * 2);
    nodes[count++] = node;
  }

  boolean isEmpty() {
    return count == 0;
  }

  Node first() {
    return nodes[0];
  }

  List<Node> list() {
    int all = count;
    count = 0;
    return switch (all) {
      case 0 -> List.of();
      case 1 -> List.of(nodes[0]);
      case 2 -> List.of(nodes[0], nodes[1]);
      default -> List.of(Arrays.copyOf(nodes, all));
    };
  }
}
