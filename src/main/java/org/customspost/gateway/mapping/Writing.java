package org.customspost.gateway.mapping;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.tree.Node;

/** What a write mapping made of a canonical record: a tree for the codec. */
public record Writing(Node tree, List<Finding> findings) {
  public Writing {
    findings = List.copyOf(findings);
  }
}
