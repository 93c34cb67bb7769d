package org.customspost.gateway.codec.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** Compares a tree with a grammar and tells everything that does not fit. For one thread. */
public final class StructureCheck {
  private final Codes codes;
  private final Values values;
  private final CappedFindings findings;
  private final Place place;
  private final Deque<String> names = new ArrayDeque<>();
  private @Nullable Part unit;
  private int units;

  /** Which code says what; {@code late} is null where order is not looked at. */
  public record Codes(
      ErrorCode missing,
      @Nullable ErrorCode late,
      ErrorCode many,
      ErrorCode unknown,
      ErrorCode value,
      ErrorCode mixed) {
    /** For what senders sent. */
    public static final Codes INBOUND =
        new Codes(
            ErrorCode.INS_207,
            ErrorCode.INS_208,
            ErrorCode.INS_209,
            ErrorCode.INS_210,
            ErrorCode.INS_211,
            ErrorCode.INS_212);

    /** For what our own mappings made. */
    public static final Codes OUTBOUND =
        new Codes(
            ErrorCode.WRT_201,
            null,
            ErrorCode.WRT_202,
            ErrorCode.WRT_203,
            ErrorCode.WRT_204,
            ErrorCode.WRT_208);
  }

  public StructureCheck(Codes codes, Values values, CappedFindings findings, Place place) {
    this.codes = codes;
    this.values = values;
    this.findings = findings;
    this.place = place;
  }

  /** Checks a message whose units were checked elsewhere: in the tree a run of them is one mark. */
  public void frame(Node message, Part root, Part unitPart, int count) {
    unit = unitPart;
    units = count;
    node(message, root);
  }

  /** Checks a node and everything below it. */
  public void node(Node node, Part part) {
    names.addLast(node.name());
    attributes(node, part);
    if (part.text() == null) {
      if (!node.value().isEmpty()) findings.add(codes.mixed, at(node), "element", node.name());
      children(node, part.parts());
    } else {
      leaf(node, part);
    }
    names.removeLast();
  }

  private void leaf(Node node, Part part) {
    for (Node each : node.children()) unknown(node, each);
    if (part.text() == null) return;
    if (node.value().isEmpty()) {
      if (part.min() > 0) value(node, "", part.text(), "");
      return;
    }
    value(node, node.value(), part.text(), "");
  }

  /** Adds a finding where the value does not fit; personal text is masked in it. */
  private void value(Node node, String value, Text text, String attribute) {
    String allowed = values.allowedInstead(value, text);
    if (allowed.isEmpty()) return;
    boolean free = text.kind() == Text.Kind.ALPHANUMERIC && text.codes().isEmpty();
    findings.add(
        codes.value,
        at(node),
        "element",
        attribute.isEmpty() ? node.name() : node.name() + "/@" + attribute,
        "value",
        free ? Finding.masked(value) : Finding.coded(value),
        "allowed",
        allowed);
  }

  private void attributes(Node node, Part part) {
    int known = 0;
    for (Part.Attribute each : part.attributes()) {
      String value = node.attributes().get(each.name());
      if (value != null) {
        known++;
        value(node, value, each.text(), each.name());
      } else if (each.required()) {
        findings.add(codes.missing, at(node), "element", "@" + each.name(), "parent", node.name());
      }
    }
    if (known < node.attributes().size()) unknownAttributes(node, part);
  }

  private void unknownAttributes(Node node, Part part) {
    for (String name : node.attributes().keySet())
      if (part.attributes().stream().noneMatch(known -> known.name().equals(name)))
        findings.add(codes.unknown, at(node), "element", "@" + name, "parent", node.name());
  }

  private void children(Node parent, List<Part> parts) {
    int[] counts = new int[parts.size()];
    int reached = 0;
    for (Node child : parent.children()) {
      int index = indexOf(child.name(), parts, counts, reached);
      if (index < 0) {
        unknown(parent, child);
        continue;
      }
      if (index < reached) late(parent, child, parts.get(reached).name());
      reached = Math.max(reached, index);
      count(child, parts.get(index), counts, index);
    }
    for (int i = 0; i < counts.length; i++)
      if (counts[i] < parts.get(i).min()) missing(parent, parts.get(i));
  }

  /** Forward first; then a part of the name that still has room; then any of the name. */
  private static int indexOf(String name, List<Part> parts, int[] counts, int reached) {
    for (int i = reached; i < parts.size(); i++)
      if (parts.get(i).isNamed(name) && counts[i] < parts.get(i).max()) return i;
    int any = -1;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.isNamed(name) && (any < 0 || counts[i] < part.max())) any = i;
    }
    return any;
  }

  // The very part of the grammar is meant, not one that reads the same elsewhere.
  @SuppressWarnings("ReferenceEquality")
  private void count(Node child, Part part, int[] counts, int index) {
    boolean mark = part == unit;
    int before = counts[index];
    counts[index] = mark ? units : before + 1;
    if (counts[index] > part.max() && before <= part.max()) many(child, part, counts[index]);
    if (!mark) node(child, part);
  }

  private void many(Node child, Part part, int found) {
    findings.add(
        codes.many,
        at(child),
        "element",
        part.name(),
        "found",
        String.valueOf(found),
        "allowed",
        String.valueOf(part.max()));
  }

  private void unknown(Node parent, Node child) {
    findings.add(codes.unknown, at(child), "element", child.name(), "parent", parent.name());
  }

  private void late(Node parent, Node child, String before) {
    if (codes.late == null) return;
    findings.add(
        codes.late, at(child), "element", child.name(), "parent", parent.name(), "before", before);
  }

  private void missing(Node parent, Part part) {
    findings.add(codes.missing, at(parent), "element", part.name(), "parent", parent.name());
  }

  private Place at(Node node) {
    if (!node.position().path().isEmpty()) return place.withPosition(node.position());
    StringBuilder path = new StringBuilder();
    for (Iterator<String> each = names.iterator(); each.hasNext(); )
      path.append('/').append(each.next());
    if (!node.name().equals(names.peekLast())) path.append('/').append(node.name());
    return place.withPosition(node.position().at(path.toString()));
  }
}
