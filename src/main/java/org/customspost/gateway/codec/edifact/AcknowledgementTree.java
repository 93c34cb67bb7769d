package org.customspost.gateway.codec.edifact;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.edifact.Acknowledgement.Action;
import org.customspost.gateway.codec.edifact.Acknowledgement.ElementError;
import org.customspost.gateway.codec.edifact.Acknowledgement.MessageAnswer;
import org.customspost.gateway.codec.edifact.Acknowledgement.SegmentError;
import org.customspost.gateway.model.tree.Node;

/** An acknowledgement as the tree of its service message, and back. */
final class AcknowledgementTree {
  private static final List<String> IDENTITY = List.of("0065", "0052", "0054", "0051", "0057");

  private AcknowledgementTree() {}

  /** The message's tree, for {@link EdifactCodec#write}. */
  static Node write(Acknowledgement acknowledgement) {
    List<Node> interchange = new ArrayList<>();
    interchange.add(Node.leaf("0020", acknowledgement.interchange()));
    interchange.add(party("S002", "0004", acknowledgement.sender()));
    interchange.add(party("S003", "0010", acknowledgement.recipient()));
    verdict(
        interchange,
        acknowledgement.action(),
        acknowledgement.code(),
        acknowledgement.segment(),
        acknowledgement.element(),
        acknowledgement.component());
    List<Node> parts = new ArrayList<>();
    parts.add(Node.parent("UCI", interchange));
    for (MessageAnswer each : acknowledgement.messages()) parts.add(message(each));
    return Node.parent("message", parts);
  }

  /** What a message of this service type says. Anything that is not there is empty or 0. */
  static Acknowledgement read(Node message) {
    Node interchange = message.child("UCI");
    Node uci = interchange == null ? Node.parent("UCI", List.of()) : interchange;
    List<MessageAnswer> messages = new ArrayList<>();
    for (Node each : message.all("SG1")) messages.add(answer(each, "SG2"));
    for (Node group : message.all("SG3"))
      for (Node each : group.all("SG4")) messages.add(answer(each, "SG5"));
    return new Acknowledgement(
        text(uci, "0020"),
        readParty(uci, "S002", "0004"),
        readParty(uci, "S003", "0010"),
        action(uci),
        text(uci, "0085"),
        text(uci, "0013"),
        number(uci, "S011/0098"),
        number(uci, "S011/0104"),
        messages);
  }

  private static Node message(MessageAnswer answer) {
    List<Node> ucm = new ArrayList<>();
    ucm.add(Node.leaf("0062", answer.reference()));
    ucm.add(identity(answer.identity()));
    verdict(
        ucm,
        answer.action(),
        answer.code(),
        answer.segment(),
        answer.element(),
        answer.component());
    List<Node> group = new ArrayList<>();
    group.add(Node.parent("UCM", ucm));
    for (SegmentError each : answer.segments()) group.add(segment(each));
    return Node.parent("SG1", group);
  }

  private static Node segment(SegmentError error) {
    List<Node> parts = new ArrayList<>();
    List<Node> ucs = new ArrayList<>();
    ucs.add(Node.leaf("0096", Integer.toString(error.position())));
    if (!error.code().isEmpty()) ucs.add(Node.leaf("0085", error.code()));
    parts.add(Node.parent("UCS", ucs));
    for (ElementError each : error.elements()) {
      List<Node> ucd = new ArrayList<>();
      ucd.add(Node.leaf("0085", each.code()));
      ucd.add(place(each.element(), each.component()));
      parts.add(Node.parent("UCD", ucd));
    }
    return Node.parent("SG2", parts);
  }

  private static void verdict(
      List<Node> parts, Action action, String code, String segment, int element, int component) {
    parts.add(Node.leaf("0083", action.code()));
    if (!code.isEmpty()) parts.add(Node.leaf("0085", code));
    if (!segment.isEmpty()) parts.add(Node.leaf("0013", segment));
    if (element > 0) parts.add(place(element, component));
  }

  /** S011: positions count the segment's tag as 1 (ISO 9735-4, note to 0098). */
  private static Node place(int element, int component) {
    List<Node> parts = new ArrayList<>();
    parts.add(Node.leaf("0098", Integer.toString(element + 1)));
    if (component > 0) parts.add(Node.leaf("0104", Integer.toString(component)));
    return Node.parent("S011", parts);
  }

  private static Node party(String composite, String element, String party) {
    int colon = party.lastIndexOf(':');
    List<Node> parts = new ArrayList<>();
    parts.add(Node.leaf(element, colon < 0 ? party : party.substring(0, colon)));
    if (colon >= 0) parts.add(Node.leaf("0007", party.substring(colon + 1)));
    return Node.parent(composite, parts);
  }

  private static Node identity(String identity) {
    String[] values = identity.split(":", -1);
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < Math.min(values.length, IDENTITY.size()); i++)
      parts.add(Node.leaf(IDENTITY.get(i), values[i]));
    return Node.parent("S009", parts);
  }

  private static MessageAnswer answer(Node group, String segmentGroup) {
    Node found = group.child("UCM");
    Node ucm = found == null ? Node.parent("UCM", List.of()) : found;
    List<SegmentError> segments = new ArrayList<>();
    for (Node each : group.all(segmentGroup)) segments.add(readSegment(each));
    List<String> identity = new ArrayList<>();
    for (String each : IDENTITY) identity.add(text(ucm, "S009/" + each));
    return new MessageAnswer(
        text(ucm, "0062"),
        String.join(":", identity).replaceAll(":+$", ""),
        action(ucm),
        text(ucm, "0085"),
        text(ucm, "0013"),
        number(ucm, "S011/0098"),
        number(ucm, "S011/0104"),
        segments);
  }

  private static SegmentError readSegment(Node group) {
    List<ElementError> elements = new ArrayList<>();
    for (Node ucd : group.all("UCD"))
      elements.add(
          new ElementError(text(ucd, "0085"), number(ucd, "S011/0098"), number(ucd, "S011/0104")));
    return new SegmentError(number(group, "UCS/0096"), text(group, "UCS/0085"), elements);
  }

  private static Action action(Node parent) {
    String code = text(parent, "0083");
    for (Action each : Action.values()) if (each.code().equals(code)) return each;
    // An unknown action is never taken for a yes.
    return Action.REJECTED;
  }

  private static String readParty(Node parent, String composite, String element) {
    String qualifier = text(parent, composite + "/0007");
    return text(parent, composite + "/" + element) + (qualifier.isEmpty() ? "" : ":" + qualifier);
  }

  private static String text(Node parent, String path) {
    Node node = parent.find(path);
    return node == null ? "" : node.value();
  }

  /** A position; an element's own counts from 1 without the tag, as everywhere in this gateway. */
  private static int number(Node parent, String path) {
    String text = text(parent, path);
    if (!Numeral.isWhole(text)) return 0;
    int value = Integer.parseInt(text.length() > 6 ? "0" : text);
    return path.endsWith("/0098") ? Math.max(0, value - 1) : value;
  }
}
