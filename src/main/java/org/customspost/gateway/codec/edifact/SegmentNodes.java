package org.customspost.gateway.codec.edifact;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.tree.Node;

/** Makes a node of the scanner's current segment; empty places make none. */
final class SegmentNodes {
  private final SegmentScanner scanner;
  private final TokenText text;
  private final boolean comma;
  private final List<Node> elements = new ArrayList<>();
  private final List<Node> components = new ArrayList<>();

  SegmentNodes(SegmentScanner scanner, TokenText text) {
    this.scanner = scanner;
    this.text = text;
    this.comma = scanner.separators().decimal() == ',';
  }

  Node of(GrammarLine line, int number) {
    elements.clear();
    int sent = Math.min(scanner.elements() - 1, line.elements().size());
    for (int e = 1; e <= sent; e++) element(line.elements().get(e - 1), e, number);
    Position position = new Position(scanner.offset(), number, 0, 0, line.name());
    return Node.parent(line.name(), list(elements), position);
  }

  private void element(ElementLine line, int element, int number) {
    int first = scanner.first(element);
    int stop = scanner.first(element + 1);
    if (!line.composite()) {
      if (!scanner.isEmpty(first)) elements.add(leaf(line, first, number, element, 0));
      return;
    }
    components.clear();
    int count = Math.min(stop - first, line.components().size());
    for (int c = 0; c < count; c++)
      if (!scanner.isEmpty(first + c))
        components.add(leaf(line.components().get(c), first + c, number, element, c + 1));
    if (!components.isEmpty())
      elements.add(
          Node.parent(
              line.name(),
              list(components),
              new Position(scanner.tokenOffset(first), number, element, 0, line.path())));
  }

  private Node leaf(ElementLine line, int token, int number, int element, int component) {
    String value = text.of(token);
    // The tree has one decimal mark, whatever UNA says.
    if (comma && line.number()) value = value.replace(',', '.');
    Position position =
        new Position(scanner.tokenOffset(token), number, element, component, line.path());
    return Node.leaf(line.name(), value, position);
  }

  /** Most have one or two: these are not copied into an array first. */
  private static List<Node> list(List<Node> nodes) {
    return switch (nodes.size()) {
      case 1 -> List.of(nodes.get(0));
      case 2 -> List.of(nodes.get(0), nodes.get(1));
      default -> List.copyOf(nodes);
    };
  }
}
