package org.customspost.gateway.model.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a message grammar.
 *
 * @param name as in the {@link org.customspost.gateway.model.tree.Node} tree
 * @param namespace XML namespace; empty in EDIFACT
 * @param max largest number of occurrences; {@link Integer#MAX_VALUE} where unbounded
 * @param parts in the order in which they must stand
 * @param text what a leaf may hold; null for a parent
 * @param attributes XML attributes; empty in EDIFACT
 */
public record Part(
    Kind kind,
    String name,
    String namespace,
    int min,
    int max,
    List<Part> parts,
    @Nullable Text text,
    List<Attribute> attributes) {
  public Part {
    // nodes are compared with parts by name all the time: equal names are one object
    name = name.intern();
    parts = List.copyOf(parts);
    attributes = List.copyOf(attributes);
  }

  /** GROUP is an EDIFACT segment group or an XML element with children. */
  public enum Kind {
    GROUP,
    SEGMENT,
    COMPOSITE,
    ELEMENT
  }

  public record Attribute(String name, boolean required, Text text) {}

  /** Whether that is its name. Most differ in the kept hash. */
  public boolean isNamed(String other) {
    return name.hashCode() == other.hashCode() && name.equals(other);
  }

  /** The first part of that name, or null. */
  public @Nullable Part part(String partName) {
    for (Part each : parts) if (each.isNamed(partName)) return each;
    return null;
  }
}
