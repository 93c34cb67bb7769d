package org.customspost.gateway.codec.edifact;

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
    return Node.parent(line.name(), elements.list(), scanner.offset(), number, 0, line.name());
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
              scanner.tokenOffset(first),
              number,
              element,
              line.path()));
  }

  private Node leaf(ElementLine line, int token, int number, int element, int component) {
    String value = text.of(token);
    // The tree has one decimal mark, whatever UNA says.
    if (comma && line.number()) value = value.replace(',', '.');
    long offset = scanner.tokenOffset(token);
    return Node.leaf(line.name(), value, offset, number, element, component, line.path());
  }
}
