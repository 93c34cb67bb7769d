package org.customspost.gateway.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Position;
import org.jspecify.annotations.Nullable;

/**
 * One place of a message, whatever its syntax. In EDIFACT a group ({@code SG4}), a segment ({@code
 * MOA}), a composite ({@code C516}) or an element ({@code 5004}); in XML an element by local name.
 * A repeated thing is several children of the same name, in message order.
 *
 * <p>A message has hundreds of them and few are ever asked where they stand: so a node keeps the
 * numbers of its position, and makes the position when it is asked for.
 *
 * @param value text of a leaf; empty for a parent
 * @param children in message order
 * @param offsetAndComponent the position's offset, and its component in the lowest bits
 * @param unit as the position has it
 * @param element as the position has it
 * @param path as the position has it
 */
public record Node(
    String name,
    String value,
    Map<String, String> attributes,
    List<Node> children,
    long offsetAndComponent,
    int unit,
    int element,
    String path) {
  private static final int COMPONENT_BITS = 16;
  private static final int MOST_COMPONENTS = (1 << COMPONENT_BITS) - 1;

  public Node(
      String name,
      String value,
      Map<String, String> attributes,
      List<Node> children,
      Position position) {
    this(
        name,
        value,
        attributes,
        children,
        packed(position.offset(), position.component()),
        position.unit(),
        position.element(),
        position.path());
  }

  private static long packed(long offset, int component) {
    return (offset << COMPONENT_BITS) | Math.min(component, MOST_COMPONENTS);
  }

  public static Node leaf(String name, String value) {
    return new Node(name, value, Map.of(), List.of(), Position.UNKNOWN);
  }

  public static Node leaf(String name, String value, Position position) {
    return new Node(name, value, Map.of(), List.of(), position);
  }

  public static Node parent(String name, List<Node> children) {
    return new Node(name, "", Map.of(), children, Position.UNKNOWN);
  }

  public static Node parent(String name, List<Node> children, Position position) {
    return new Node(name, "", Map.of(), children, position);
  }

  /** A leaf at a {@link Position} of these numbers. */
  public static Node leaf(
      String name, String value, long offset, int unit, int element, int component, String path) {
    long packed = packed(offset, component);
    return new Node(name, value, Map.of(), List.of(), packed, unit, element, path);
  }

  /** A parent at a {@link Position} of these numbers. */
  public static Node parent(
      String name, List<Node> children, long offset, int unit, int element, String path) {
    return new Node(name, "", Map.of(), children, packed(offset, 0), unit, element, path);
  }

  public Position position() {
    int component = (int) offsetAndComponent & MOST_COMPONENTS;
    return new Position(offsetAndComponent >> COMPONENT_BITS, unit, element, component, path);
  }

  /**
   * Whether that is its name. Names are compared all the time: most that are the same are the very
   * text of the structure, most others differ in the kept hash.
   */
  @SuppressWarnings("ReferenceEquality") // asked first; equals decides
  public boolean isNamed(String other) {
    return name == other || (name.hashCode() == other.hashCode() && name.equals(other));
  }

  /** The first child of that name, or null. */
  public @Nullable Node child(String childName) {
    for (int i = 0; i < children.size(); i++)
      if (children.get(i).isNamed(childName)) return children.get(i);
    return null;
  }

  /** All children of that name, in order. */
  public List<Node> all(String childName) {
    List<Node> found = new ArrayList<>();
    for (Node each : children) if (each.isNamed(childName)) found.add(each);
    return found;
  }

  /** The node under a path of first children, such as {@code BGM/C002/1001}, or null. */
  public @Nullable Node find(String path) {
    Node at = this;
    for (String step : path.split("/", -1)) {
      at = at.child(step);
      if (at == null) return null;
    }
    return at;
  }
}
