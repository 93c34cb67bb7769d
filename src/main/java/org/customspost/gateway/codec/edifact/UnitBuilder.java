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

  /** What stands in each open group so far; those beyond the depth wait to be used again. */
  private final List<Gathered> groups = new ArrayList<>();

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
    while (names.size() > walk.left()) close();
    while (names.size() < walk.depth()) open(walk.group(names.size() + 1).name());
    put(nodes.of(line, segments));
    unitEnd = scanner.nextOffset();
  }

  /**
   * Ends the message before its trailer; its head alone is one unit where no other stands in it.
   */
  void end() throws IOException {
    while (!names.isEmpty()) close();
    if (!begun) emit(Node.parent("message", List.copyOf(head)));
  }

  private void beginUnit() {
    if (!begun) headEnd = scanner.offset();
    begun = true;
    unitStart = scanner.offset();
  }

  private void open(String name) {
    names.add(name);
    if (groups.size() < names.size()) groups.add(new Gathered());
    if (names.size() == 1 && name.equals(format.unit())) beginUnit();
  }

  private void put(Node node) {
    if (names.isEmpty()) head.add(node);
    else groups.get(names.size() - 1).add(node);
  }

  private void close() throws IOException {
    Gathered children = groups.get(names.size() - 1);
    String name = names.remove(names.size() - 1);
    Position position = children.first().position().at(name);
    Node group = Node.parent(name, children.list(), position);
    if (!names.isEmpty() || !name.equals(format.unit())) {
      put(group);
      return;
    }
    List<Node> parts = new ArrayList<>(head.size() + 1);
    parts.addAll(head);
    parts.add(group);
    emit(Node.parent("message", List.copyOf(parts)));
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
