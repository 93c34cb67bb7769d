package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/** Compares two messages of one structure, occurrence by occurrence. */
final class TreeDifference {
  private final Part root;
  private final Consumer<List<Step>> changed;
  private final Predicate<String> own;

  /**
   * @param number 1-based occurrence where the part may repeat, else 0
   */
  record Step(String name, int number) {}

  /**
   * @param changed takes every leaf that came, went or changed, and every whole part that came or
   *     went
   * @param own says which paths are not compared
   */
  TreeDifference(Part root, Consumer<List<Step>> changed, Predicate<String> own) {
    this.root = root;
    this.changed = changed;
    this.own = own;
  }

  void compare(Node before, Node after) {
    compare(before, after, root, List.of(), "");
  }

  private void compare(Node before, Node after, Part part, List<Step> place, String path) {
    boolean same =
        before.value().equals(after.value()) && before.attributes().equals(after.attributes());
    if (!same) changed.accept(place);
    Set<String> names = new LinkedHashSet<>();
    for (Part each : part.parts()) names.add(each.name());
    for (String name : names) {
      Part child = part.part(name);
      String way = path.isEmpty() ? name : path + "/" + name;
      if (child == null || own.test(way)) continue;
      List<Node> then = before.all(name);
      List<Node> now = after.all(name);
      for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
        List<Step> there = new ArrayList<>(place);
        there.add(new Step(name, child.max() > 1 ? i + 1 : 0));
        if (i >= then.size() || i >= now.size()) changed.accept(there);
        else compare(then.get(i), now.get(i), child, there, way);
      }
    }
  }
}
