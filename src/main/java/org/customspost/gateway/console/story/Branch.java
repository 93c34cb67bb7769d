package org.customspost.gateway.console.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A segment, element or line of a message with what stands in it: the decoded tree.
 *
 * @param title what it is called; empty where nobody named it
 * @param anchor of it on the page
 * @param parts its own values, in their order
 * @param branches below it
 * @param findings what was found here
 */
public record Branch(
    String name,
    String title,
    String anchor,
    List<Part> parts,
    List<Branch> branches,
    List<String> findings) {
  /** Deeper than any message we know; a hostile one is no deeper on the page. */
  private static final int DEEPEST = 24;

  public Branch {
    parts = List.copyOf(parts);
    branches = List.copyOf(branches);
    findings = List.copyOf(findings);
  }

  /**
   * Values of one position.
   *
   * @param code of the composite that they are the components of; empty where they are of none
   * @param name of it
   */
  public record Part(String code, String name, List<Row.Piece> values) {
    public Part {
      values = List.copyOf(values);
    }

    private static Part of(List<Row.Piece> values) {
      Row.Piece first = values.get(0);
      boolean composite = !first.composite().isEmpty();
      return new Part(composite ? first.place().split("/", -1)[1] : "", first.composite(), values);
    }
  }

  /** A branch that is being gathered. */
  private record Growing(Row row, int depth, List<Branch> below) {}

  /** Lines by their depth; what only closes an element is left out. */
  static List<Branch> of(List<Row> rows) {
    List<Branch> tree = new ArrayList<>();
    Deque<Growing> open = new ArrayDeque<>();
    for (Row each : rows) {
      if (closes(each)) continue;
      int depth = Math.min(each.depth(), DEEPEST);
      while (!open.isEmpty() && open.element().depth() >= depth) end(open, tree);
      open.push(new Growing(each, depth, new ArrayList<>()));
    }
    while (!open.isEmpty()) end(open, tree);
    return tree;
  }

  private static void end(Deque<Growing> open, List<Branch> tree) {
    Growing done = open.pop();
    Row row = done.row();
    Branch branch =
        new Branch(name(row), row.title(), row.anchor(), parts(row), done.below(), row.findings());
    (open.isEmpty() ? tree : open.element().below()).add(branch);
  }

  private static boolean closes(Row row) {
    return row.findings().isEmpty()
        && row.pieces().stream().noneMatch(Row.Piece::sent)
        && row.pieces().stream()
            .noneMatch(each -> each.look().equals("name") && !each.text().startsWith("</"));
  }

  /** A position ends at the mark that also ends the name. */
  private static List<Part> parts(Row row) {
    List<Part> parts = new ArrayList<>();
    List<Row.Piece> values = new ArrayList<>();
    String end = "";
    for (Row.Piece each : row.pieces()) {
      boolean mark = each.look().equals("mark");
      if (mark && end.isEmpty()) end = each.text();
      if (mark && each.text().equals(end) && !values.isEmpty()) {
        parts.add(Part.of(values));
        values.clear();
      }
      if (each.sent()) values.add(each);
    }
    if (!values.isEmpty()) parts.add(Part.of(values));
    return parts;
  }

  /** Without the marks of its syntax. */
  private static String name(Row row) {
    return row.pieces().stream()
        .filter(each -> each.look().equals("name"))
        .map(each -> each.text().replaceAll("[<>/\":\\s]", " ").strip())
        .findFirst()
        .orElse("");
  }

  /** Its own, in their order. */
  public List<Row.Piece> values() {
    return parts.stream().flatMap(each -> each.values().stream()).toList();
  }

  /** Whether it is so short that it needs no folding: a value, with its attributes. */
  public boolean plain() {
    List<Row.Piece> values = values();
    return branches.isEmpty()
        && (values.size() <= 1
            || values.stream()
                .map(this::label)
                .allMatch(each -> each.isEmpty() || each.startsWith("@")));
  }

  /** What a value is called below this name: not once more what it is itself called. */
  public String label(Row.Piece value) {
    String place = value.place();
    if (!value.composite().isEmpty()) return place.substring(place.lastIndexOf('/') + 1);
    if (place.startsWith(name + "/")) return place.substring(name.length() + 1);
    int attribute = place.indexOf('@');
    if (attribute >= 0) return place.substring(attribute);
    return name.endsWith(place) ? "" : place;
  }
}
