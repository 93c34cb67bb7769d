package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.RDG_101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Codec.Units;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.tree.Node;

/** Builds the units of one message; holds the head and one unit at a time. */
final class UnitBuilder {
  private final SegmentScanner scanner;
  private final SegmentNodes nodes;
  private final GrammarWalk walk;
  private final Format format;
  private final String reference;
  private final long headOffset;
  private final Units units;
  private final List<Node> head = new ArrayList<>();
  private final List<List<Node>> open = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private int ordinal;
  private boolean begun;
  private int segments;
  private long headEnd;
  private long unitStart;
  private long unitEnd;

  /**
   * @param ordinal of the last unit before this message
   */
  UnitBuilder(
      SegmentScanner scanner,
      TokenText text,
      GrammarLine grammar,
      Format format,
      String reference,
      long headOffset,
      int ordinal,
      Units units) {
    this.scanner = scanner;
    this.nodes = new SegmentNodes(scanner, text);
    this.walk = new GrammarWalk(grammar);
    this.format = format;
    this.reference = reference;
    this.headOffset = headOffset;
    this.ordinal = ordinal;
    this.units = units;
  }

  int ordinal() {
    return ordinal;
  }

  /** Takes the message header, which is the current segment. */
  void header(GrammarLine line) {
    head.add(nodes.of(line, ++segments));
    headEnd = scanner.nextOffset();
    unitStart = headEnd;
    unitEnd = headEnd;
  }

  /** Takes the current segment. */
  void segment() throws IOException {
    segments++;
    GrammarLine line = walk.take(scanner.tag());
    if (line == null) throw notInspected("segment " + segments + " is not the one that was there");
    while (open.size() > walk.left()) close();
    while (open.size() < walk.depth()) {
      names.add(walk.group(open.size() + 1).name());
      open.add(new ArrayList<>());
      if (open.size() == 1 && names.get(0).equals(format.unit())) beginUnit();
    }
    Node node = nodes.of(line, segments);
    (open.isEmpty() ? head : open.get(open.size() - 1)).add(node);
    unitEnd = scanner.nextOffset();
  }

  /** Ends the message before its trailer. */
  void end() throws IOException {
    while (!open.isEmpty()) close();
    if (format.unit().isEmpty()) emit(Node.parent("message", List.copyOf(head)));
  }

  private void beginUnit() {
    if (!begun) headEnd = scanner.offset();
    begun = true;
    unitStart = scanner.offset();
  }

  private void close() throws IOException {
    List<Node> children = open.remove(open.size() - 1);
    String name = names.remove(names.size() - 1);
    Position position = children.get(0).position().at(name);
    Node group = Node.parent(name, List.copyOf(children), position);
    if (!open.isEmpty()) {
      open.get(open.size() - 1).add(group);
    } else if (name.equals(format.unit())) {
      List<Node> parts = new ArrayList<>(head.size() + 1);
      parts.addAll(head);
      parts.add(group);
      emit(Node.parent("message", List.copyOf(parts)));
    } else {
      head.add(group);
    }
  }

  private void emit(Node tree) throws IOException {
    int headLength = Math.toIntExact(headEnd - headOffset);
    int length = Math.toIntExact(unitEnd - unitStart);
    units.unit(
        new Unit(
            format,
            reference,
            tree,
            ++ordinal,
            headOffset,
            headLength,
            unitStart,
            length,
            List.of()));
  }

  static GatewayException notInspected(String problem) {
    return new GatewayException(Finding.of(RDG_101, Place.NOWHERE, "problem", problem));
  }
}
