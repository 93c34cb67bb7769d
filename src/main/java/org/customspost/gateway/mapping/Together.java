package org.customspost.gateway.mapping;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.tree.Node;

/** Makes one text of all that it takes. Most often that is one text, which stays what it is. */
final class Together implements SourcePath.Sink {
  private final String separator;
  private List<Node> nodes = List.of();
  private List<String> texts = List.of();

  Together(String separator) {
    this.separator = separator;
  }

  @Override
  public boolean take(Node found, Node anchor, String value) {
    if (nodes.isEmpty()) {
      nodes = List.of(found);
      texts = List.of(value);
      return true;
    }
    if (nodes.size() == 1) {
      nodes = new ArrayList<>(nodes);
      texts = new ArrayList<>(texts);
    }
    nodes.add(found);
    texts.add(value);
    return true;
  }

  /** Hands the text over where there is one, as of the first node. */
  void to(SourcePath.Sink sink, Branch at, ReadRun run) {
    if (nodes.isEmpty()) return;
    run.together(nodes);
    String text = texts.size() == 1 ? texts.get(0) : String.join(separator, texts);
    sink.take(nodes.get(0), at.node(), text);
  }
}
