package org.customspost.gateway.mapping;

import org.customspost.gateway.model.tree.Node;

/** A node where rows read, with its children found by the number of their name. */
final class Branch {
  static final int NONE = -1;

  private final Node node;
  private final int[] first;
  private final int[] next;

  /**
   * @param first by number of a name: the first child that has it
   * @param next by child: the next one of the same name
   */
  Branch(Node node, int[] first, int[] next) {
    this.node = node;
    this.first = first;
    this.next = next;
  }

  Node node() {
    return node;
  }

  /** Index of the first child with the name of that number, or {@link #NONE}. */
  int first(int number) {
    return first[number];
  }

  /** Index of the next child of the same name, or {@link #NONE}. */
  int next(int child) {
    return next[child];
  }

  Node child(int index) {
    return node.children().get(index);
  }
}
