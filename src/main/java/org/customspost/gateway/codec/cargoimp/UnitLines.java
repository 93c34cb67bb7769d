package org.customspost.gateway.codec.cargoimp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Codec.Units;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * Builds the units of one message; holds the head and one unit at a time. The last unit has the
 * lines that end the message, so that its record knows of them.
 */
final class UnitLines {
  private final LineScanner scanner;
  private final Format format;
  private final String reference;
  private final Units units;
  private final long headOffset;
  private final List<Node> head = new ArrayList<>();
  private final List<Node> tail = new ArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private @Nullable Node pending;
  private int ordinal;
  private int count;
  private int lines;
  private boolean begun;
  private long headEnd;
  private long unitStart;

  /** A group that is open. */
  private record Open(String name, String path, long offset, int line, List<Node> children) {}

  UnitLines(LineScanner scanner, Format format, String reference, int ordinal, Units units) {
    this.scanner = scanner;
    this.format = format;
    this.reference = reference;
    this.ordinal = ordinal;
    this.units = units;
    this.headOffset = scanner.offset();
  }

  int ordinal() {
    return ordinal;
  }

  int count() {
    return count;
  }

  /** Takes the scanner's line; false where the unit is too large and the line was left out. */
  boolean put(LineWalk walk, LineGrammar line, String text, LineForm.Match match)
      throws IOException {
    while (open.size() > walk.left()) close();
    while (open.size() < walk.depth()) open(walk.group(open.size() + 1).name());
    if (++lines > MessageLines.MOST_LINES) return false;
    Node node = node(line, text, match);
    if (!open.isEmpty()) open.get(open.size() - 1).children.add(node);
    else (begun ? tail : head).add(node);
    // the message's first line is its head where it has no units
    if (head.size() == 1 && !begun && headEnd == 0) {
      headEnd = scanner.nextOffset();
      unitStart = headEnd;
    }
    return true;
  }

  private Node node(LineGrammar line, String text, LineForm.Match match) {
    String path = path() + "/" + line.name();
    List<Node> fields = new ArrayList<>(match.hits().size());
    for (LineForm.Hit each : match.hits()) {
      String name = each.field().name();
      String value = text.substring(each.from(), each.to()).strip();
      long offset = scanner.offset() + each.from();
      fields.add(
          Node.leaf(name, value, offset, scanner.number(), each.from() + 1, 0, path + "/" + name));
    }
    return Node.parent(line.name(), fields, scanner.offset(), scanner.number(), 1, path);
  }

  private String path() {
    return open.isEmpty() ? "" : open.get(open.size() - 1).path;
  }

  private void open(String name) throws IOException {
    if (open.isEmpty() && name.equals(format.unit())) beginUnit();
    String path = path() + "/" + name;
    open.add(new Open(name, path, scanner.offset(), scanner.number(), new ArrayList<>()));
  }

  private void beginUnit() throws IOException {
    if (begun) emit(scanner.offset());
    else headEnd = scanner.offset();
    begun = true;
    lines = 0;
    unitStart = scanner.offset();
  }

  private void close() {
    Open closed = open.remove(open.size() - 1);
    Node group =
        Node.parent(
            closed.name, List.copyOf(closed.children), closed.offset, closed.line, 1, closed.path);
    if (!open.isEmpty()) open.get(open.size() - 1).children.add(group);
    else if (closed.name.equals(format.unit())) pending = group;
    else (begun ? tail : head).add(group);
  }

  void end(long end) throws IOException {
    while (!open.isEmpty()) close();
    emit(end);
  }

  private void emit(long end) throws IOException {
    List<Node> parts = new ArrayList<>(head);
    if (pending != null) parts.add(pending);
    parts.addAll(tail);
    pending = null;
    count++;
    units.unit(
        new Unit(
            format,
            reference,
            Node.parent("message", List.copyOf(parts)),
            ++ordinal,
            headOffset,
            Math.toIntExact(headEnd - headOffset),
            unitStart,
            Math.toIntExact(end - unitStart),
            List.of()));
  }
}
