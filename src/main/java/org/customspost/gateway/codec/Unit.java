package org.customspost.gateway.codec;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.tree.Node;

/**
 * One item, response or other unit of a message, with the head of its message: a tree that a read
 * mapping understands without its neighbours.
 *
 * @param format of the message it stands in
 * @param message reference of the message it stands in
 * @param tree the message with its head and this one unit (trailers left out)
 * @param ordinal 1-based in the interchange
 * @param headOffset where the message's head starts in the interchange's bytes
 * @param headLength up to the first unit
 * @param offset where the unit starts
 * @param findings where the unit's own content breaks its format's structure; its neighbours are
 *     not touched by them
 */
public record Unit(
    Format format,
    String message,
    Node tree,
    int ordinal,
    long headOffset,
    int headLength,
    long offset,
    int length,
    List<Finding> findings) {
  public Unit {
    findings = List.copyOf(findings);
  }
}
