package org.customspost.gateway.codec.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** An element whose end has not been read yet. */
final class Open {
  final String name;
  final String namespace;
  final Map<String, String> attributes;
  final Position position;
  final @Nullable Part part;
  final List<Node> children = new ArrayList<>();
  private @Nullable StringBuilder text;
  private @Nullable Map<String, Integer> occurrences;

  Open(
      String name,
      String namespace,
      Map<String, String> attributes,
      Position position,
      @Nullable Part part) {
    this.name = name;
    this.namespace = namespace;
    this.attributes = attributes;
    this.position = position;
    this.part = part;
  }

  /** The same element once its format is known. */
  Open of(Position newPosition, @Nullable Part newPart) {
    Open same = new Open(name, namespace, attributes, newPosition, newPart);
    same.children.addAll(children);
    same.text = text;
    same.occurrences = occurrences;
    return same;
  }

  /** One more child of that name: its number, 1-based. */
  int occurrence(String childName) {
    if (occurrences == null) occurrences = new HashMap<>();
    return occurrences.merge(childName, 1, Integer::sum);
  }

  /** Where text of this element goes; most parents have none. */
  StringBuilder text() {
    if (text == null) text = new StringBuilder();
    return text;
  }

  Node node() {
    String value = text == null ? "" : text.toString().strip();
    return new Node(name, value, attributes, List.copyOf(children), position);
  }

  /** The element as it was when it had only its first {@code count} children, and one more. */
  Node head(int count, Node last) {
    List<Node> head = new ArrayList<>(children.subList(0, count));
    head.add(last);
    return new Node(name, "", attributes, head, position);
  }
}
