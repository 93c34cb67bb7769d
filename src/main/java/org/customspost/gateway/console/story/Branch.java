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
 * @param values its own, in their order
 * @param branches below it
 * @param findings what was found here
 */
public record Branch(
    String name,
    String title,
    String anchor,
    List<Row.Piece> values,
    List<Branch> branches,
    List<String> findings) {
  /** Deeper than any message we know; a hostile one is no deeper on the page. */
  private static final int DEEPEST = 24;

  public Branch {
    values = List.copyOf(values);
    branches = List.copyOf(branches);
    findings = List.copyOf(findings);
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
        new Branch(name(row), row.title(), row.anchor(), values(row), done.below(), row.findings());
    (open.isEmpty() ? tree : open.element().below()).add(branch);
  }

  private static boolean closes(Row row) {
    return row.findings().isEmpty()
        && values(row).isEmpty()
        && row.pieces().stream()
            .noneMatch(each -> each.look().equals("name") && !each.text().startsWith("</"));
  }

  private static List<Row.Piece> values(Row row) {
    return row.pieces().stream()
        .filter(each -> each.look().equals("value") || each.look().equals("masked"))
        .toList();
  }

  /** Without the marks of its syntax. */
  private static String name(Row row) {
    return row.pieces().stream()
        .filter(each -> each.look().equals("name"))
        .map(each -> each.text().replaceAll("[<>/\":\\s]", " ").strip())
        .findFirst()
        .orElse("");
  }

  /** Whether it is so short that it needs no folding: a value, with its attributes. */
  public boolean plain() {
    return branches.isEmpty()
        && (values.size() <= 1
            || values.stream()
                .map(this::label)
                .allMatch(each -> each.isEmpty() || each.startsWith("@")));
  }

  /** What a value is called below this name: not once more what it is itself called. */
  public String label(Row.Piece value) {
    String place = value.place();
    if (place.startsWith(name + "/")) return place.substring(name.length() + 1);
    int attribute = place.indexOf('@');
    if (attribute >= 0) return place.substring(attribute);
    return name.endsWith(place) ? "" : place;
  }
}
