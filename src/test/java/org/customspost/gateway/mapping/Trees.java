package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.tree.Node;

/** Trees as text, so that a test shows what it means. */
final class Trees {
  private final String name;
  private String value = "";
  private int line;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Trees> children = new ArrayList<>();

  private Trees(String name) {
    this.name = name;
  }

  /**
   * One value a line: {@code A/B/C=value}, {@code A@attribute=value}. A step with a + before it is
   * a new occurrence; the last one is used otherwise. Positions are the line numbers.
   */
  static Node of(String root, String lines) {
    Trees top = new Trees(root);
    int number = 0;
    for (String each : lines.split("\n", -1)) {
      number++;
      if (!each.isBlank()) top.line(each.strip(), number);
    }
    return top.build("");
  }

  private void line(String text, int number) {
    int equals = text.indexOf('=');
    String path = text.substring(0, equals);
    int mark = path.indexOf('@');
    Trees at = this;
    for (String step : (mark < 0 ? path : path.substring(0, mark)).split("/", -1)) {
      if (!step.isEmpty()) at = at.child(step, number);
    }
    if (mark < 0) at.value = text.substring(equals + 1);
    else at.attributes.put(path.substring(mark + 1), text.substring(equals + 1));
  }

  private Trees child(String step, int number) {
    boolean fresh = step.startsWith("+");
    String wanted = fresh ? step.substring(1) : step;
    for (int i = children.size() - 1; i >= 0 && !fresh; i--) {
      if (children.get(i).name.equals(wanted)) return children.get(i);
    }
    Trees child = new Trees(wanted);
    child.line = number;
    children.add(child);
    return child;
  }

  private Node build(String above) {
    String path = above + "/" + name;
    List<Node> built = children.stream().map(each -> each.build(path)).toList();
    return new Node(name, value, Map.copyOf(attributes), built, new Position(-1, line, 0, 0, path));
  }

  /** The reverse: one line for every value and attribute, in order. */
  static String lines(Node node) {
    StringBuilder lines = new StringBuilder();
    write(node, "", lines);
    return lines.toString();
  }

  private static void write(Node node, String path, StringBuilder lines) {
    if (!node.value().isEmpty()) lines.append(path).append('=').append(node.value()).append('\n');
    node.attributes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                lines
                    .append(path)
                    .append('@')
                    .append(each.getKey())
                    .append('=')
                    .append(each.getValue())
                    .append('\n'));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Node each : node.children()) {
      boolean again = counts.merge(each.name(), 1, Integer::sum) > 1;
      write(each, (path.isEmpty() ? "" : path + "/") + (again ? "+" : "") + each.name(), lines);
    }
  }
}
