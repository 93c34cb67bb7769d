package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** A node of the target tree while it is being written. */
final class Target {
  private final Part part;
  private String value = "";
  private List<String> origins = List.of();
  private Map<String, String> attributes = Map.of();
  private Map<String, List<String>> attributeOrigins = Map.of();
  private List<Target> children = List.of();

  Target(Part part) {
    this.part = part;
  }

  /** The last child of that name, or null. */
  @Nullable Target last(String name) {
    for (int i = children.size() - 1; i >= 0; i--) {
      Target child = children.get(i);
      if (child.part.isNamed(name)) return child;
    }
    return null;
  }

  /** Children of that name. */
  List<Target> all(String name) {
    return children.stream().filter(each -> each.part.name().equals(name)).toList();
  }

  Target add(Target child) {
    if (children.isEmpty()) children = new ArrayList<>(4);
    children.add(child);
    return child;
  }

  /**
   * The node at the end of a path, made where it is not there or where the path asks for a new one.
   */
  Target reach(List<TreePath.Step> steps) {
    Target at = this;
    for (TreePath.Step each : steps) {
      Target next = each.fresh() ? null : at.last(each.name());
      at = next == null ? at.add(new Target(each.part())) : next;
    }
    return at;
  }

  String value() {
    return value;
  }

  void value(String text, List<String> from) {
    value = text;
    origins = from;
  }

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  void attribute(String name, String text, List<String> from) {
    if (attributes.isEmpty()) attributes = new LinkedHashMap<>(2);
    attributes.put(name, text);
    if (from.isEmpty()) return;
    if (attributeOrigins.isEmpty()) attributeOrigins = new LinkedHashMap<>(2);
    attributeOrigins.put(name, from);
  }

  Node build() {
    Node[] built = new Node[children.size()];
    for (int i = 0; i < built.length; i++) built[i] = children.get(i).build();
    return new Node(part.name(), value, Map.copyOf(attributes), List.of(built), Position.UNKNOWN);
  }

  /** Takes a value with its place, what masks call the place, and its origins. */
  @FunctionalInterface
  interface Taker {
    void take(String place, String mask, String value, List<String> origins);
  }

  /** Hands over every value. */
  void values(String path, String mask, Taker taker) {
    if (!value.isEmpty()) taker.take(path, mask, value, origins);
    attributes.forEach(
        (name, text) ->
            taker.take(
                path + "@" + name,
                mask + "@" + name,
                text,
                attributeOrigins.getOrDefault(name, List.of())));
    boolean inside = part.kind() == Part.Kind.SEGMENT || part.kind() == Part.Kind.COMPOSITE;
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Target each : children) {
      String name = each.part.name();
      int number = counts.merge(name, 1, Integer::sum);
      String step = each.part.max() > 1 ? name + "[" + number + "]" : name;
      String below = path.isEmpty() ? step : path + "/" + step;
      each.values(below, inside ? mask + "/" + name : name, taker);
    }
  }

  /** Every value's target path, with the number of each part that may repeat, and its origins. */
  void origins(String path, Map<String, List<String>> into) {
    if (!origins.isEmpty()) into.put(path, origins);
    attributeOrigins.forEach((name, from) -> into.put(path + "@" + name, from));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Target each : children) {
      int number = counts.merge(each.part.name(), 1, Integer::sum);
      String step = each.part.max() > 1 ? each.part.name() + "[" + number + "]" : each.part.name();
      each.origins(path.isEmpty() ? step : path + "/" + step, into);
    }
  }
}
