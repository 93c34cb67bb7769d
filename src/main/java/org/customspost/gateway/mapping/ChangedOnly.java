package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of an amendment what it changes. Kept are the changed places with the way to them, what is
 * mandatory, and what stands only in the amendment, such as its pointers.
 */
final class ChangedOnly {
  private final Set<String> changed;
  private final Predicate<String> pointed;

  /**
   * @param changed places as {@link Pointers#resolve} gives them
   * @param pointed says of a path without occurrences whether a pointer can mean it; other places,
   *     such as those of a wrapper, stay
   */
  ChangedOnly(Set<String> changed, Predicate<String> pointed) {
    this.changed = changed;
    this.pointed = pointed;
  }

  /** Where a node stands: with the numbers of occurrences, and without. */
  private record Way(String place, String path) {
    Way to(String name, Part part, int number) {
      String step = part.max() > 1 ? name + "[" + number + "]" : name;
      return new Way(below(place, step), below(path, name));
    }

    private static String below(String path, String step) {
      return path.isEmpty() ? step : path + "/" + step;
    }
  }

  Node of(Node amendment, Node original, Part root) {
    return of(amendment, original, root, new Way("", ""));
  }

  private Node of(Node node, @Nullable Node original, Part part, Way way) {
    List<Node> kept = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (Node each : node.children()) {
      int number = numbers.merge(each.name(), 1, Integer::sum);
      Part own = part.part(each.name());
      if (own == null) continue;
      Way there = way.to(each.name(), own, number);
      Node former = original == null ? null : occurrence(original, each.name(), number);
      if (leadsToChange(there.place() + "/")) kept.add(of(each, former, own, there));
      else if (stays(own, there, former) || besideChange(own, way, each.name())) kept.add(each);
    }
    return new Node(
        node.name(), node.value(), node.attributes(), List.copyOf(kept), node.position());
  }

  private boolean stays(Part part, Way there, @Nullable Node former) {
    return changed.contains(there.place())
        || part.min() > 0
        || former == null
        || !pointed.test(there.path());
  }

  /** Without a number of its own an occurrence is known only by its place among the others. */
  private boolean besideChange(Part part, Way way, String name) {
    boolean numbered = part.parts().stream().anyMatch(each -> each.min() > 0);
    return part.max() > 1 && !numbered && leadsToChange(Way.below(way.place(), name) + "[");
  }

  private boolean leadsToChange(String beginning) {
    return changed.stream().anyMatch(each -> each.startsWith(beginning));
  }

  private static @Nullable Node occurrence(Node parent, String name, int number) {
    List<Node> all = parent.all(name);
    return number <= all.size() ? all.get(number - 1) : null;
  }
}
