package org.customspost.gateway.codec.edifact;

import java.util.Arrays;
import java.util.List;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.tree.Node;

/** Makes a node of the scanner's current segment; empty places make none. */
final class SegmentNodes {
  private final SegmentScanner scanner;
  private final TokenText text;
  private final boolean comma;
  private final Gathered elements = new Gathered();
  private final Gathered components = new Gathered();

  SegmentNodes(SegmentScanner scanner, TokenText text) {
    this.scanner = scanner;
    this.text = text;
    this.comma = scanner.separators().decimal() == ',';
  }

  Node of(GrammarLine line, int number) {
    int sent = Math.min(scanner.elements() - 1, line.elements().size());
    for (int e = 1; e <= sent; e++) element(line.elements().get(e - 1), e, number);
    Position position = new Position(scanner.offset(), number, 0, 0, line.name());
    return Node.parent(line.name(), elements.list(), position);
  }

  private void element(ElementLine line, int element, int number) {
    int first = scanner.first(element);
    int stop = scanner.first(element + 1);
    if (!line.composite()) {
      if (!scanner.isEmpty(first)) elements.add(leaf(line, first, number, element, 0));
      return;
    }
    int count = Math.min(stop - first, line.components().size());
    for (int c = 0; c < count; c++)
      if (!scanner.isEmpty(first + c))
        components.add(leaf(line.components().get(c), first + c, number, element, c + 1));
    if (!components.isEmpty())
      elements.add(
          Node.parent(
              line.name(),
              components.list(),
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

  /** Nodes until they become a list; then it is empty again. Most lists are of one or two. */
  private static final class Gathered {
    private Node[] nodes = new Node[16];
    private int count;

    void add(Node node) {
      if (count == nodes.length) nodes = Arrays.copyOf(nodes, count * 2);
      nodes[count++] = node;
    }

    boolean isEmpty() {
      return count == 0;
    }

    List<Node> list() {
      int all = count;
      count = 0;
      return switch (all) {
        case 0 -> List.of();
        case 1 -> List.of(nodes[0]);
        case 2 -> List.of(nodes[0], nodes[1]);
        case 3 -> List.of(nodes[0], nodes[1], nodes[2]);
        default -> List.of(Arrays.copyOf(nodes, all));
      };
    }
  }
}
