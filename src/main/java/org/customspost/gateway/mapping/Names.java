package org.customspost.gateway.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/** The names that may stand below a part, each with a number. */
final class Names {
  private final Map<String, Integer> numbers = new HashMap<>();

  Names(Part part) {
    for (Part each : part.parts()) numbers.putIfAbsent(each.name(), numbers.size());
  }

  /** The number of a name that may stand here. */
  int number(String name) {
    return numbers.getOrDefault(name, Branch.NONE);
  }

  /** Looks through the children of a node, once for all rows that read below it. */
  Branch branch(Node node) {
    List<Node> children = node.children();
    int[] first = new int[numbers.size()];
    int[] next = new int[children.size()];
    Arrays.fill(first, Branch.NONE);
    String name = "";
    int number = Branch.NONE;
    for (int i = next.length - 1; i >= 0; i--) {
      Node child = children.get(i);
      // what repeats stands together: one look for all of the same name
      if (!child.isNamed(name)) {
        name = child.name();
        number = number(name);
      }
      if (number == Branch.NONE) continue;
      next[i] = first[number];
      first[number] = i;
    }
    return new Branch(node, first, next);
  }
}
