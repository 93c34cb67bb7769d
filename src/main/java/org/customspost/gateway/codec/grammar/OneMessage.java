package org.customspost.gateway.codec.grammar;

import static org.customspost.gateway.error.ErrorCode.WRT_207;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/**
 * Joins messages into one, for a syntax whose documents have one root: the units stand together.
 */
public final class OneMessage {
  private OneMessage() {}

  /**
   * @return the first message with the units of all
   * @throws GatewayException WRT-207 where the format's unit does not repeat
   */
  public static Node of(Format format, List<Node> messages) {
    if (messages.size() == 1) return messages.get(0);
    Part unit = format.unit().isEmpty() ? null : format.structure().find(format.unit());
    if (unit == null || unit.max() < messages.size())
      throw new GatewayException(
          Finding.of(
              WRT_207,
              Place.NOWHERE,
              "format",
              format.name(),
              "found",
              String.valueOf(messages.size())));
    List<String> path = List.of(format.unit().split("/", -1));
    Node joined = messages.get(0);
    for (Node each : messages.subList(1, messages.size())) joined = joined(joined, each, path);
    return joined;
  }

  private static Node joined(Node first, Node other, List<String> path) {
    String step = path.get(0);
    List<Node> children = new ArrayList<>(first.children());
    if (path.size() == 1) {
      children.addAll(other.all(step));
    } else {
      Node mine = first.child(step);
      Node theirs = other.child(step);
      if (mine == null || theirs == null) {
        children.addAll(other.all(step));
      } else {
        children.set(children.indexOf(mine), joined(mine, theirs, path.subList(1, path.size())));
      }
    }
    return new Node(first.name(), first.value(), first.attributes(), children, first.position());
  }
}
