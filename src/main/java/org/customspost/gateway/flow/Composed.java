package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * A departure after Write: trees, one per document.
 *
 * @param format null where {@code text} is the body already (a quality report)
 * @param findings where one rejects, the departure is parked and not encoded
 */
public record Composed(
    Planned planned,
    @Nullable Format format,
    List<Node> trees,
    String text,
    List<Finding> findings) {
  public Composed {
    trees = List.copyOf(trees);
    findings = List.copyOf(findings);
  }
}
