package org.customspost.gateway.codec.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.customspost.gateway.error.ErrorCode.WRT_205;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.codec.grammar.OneMessage;
import org.customspost.gateway.codec.grammar.Ordered;
import org.customspost.gateway.codec.grammar.StructureCheck;
import org.customspost.gateway.codec.grammar.Values;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/**
 * Writes one document: UTF-8, two spaces a level, no prefixes (each element whose namespace differs
 * from the one around it declares it). The same tree gives the same bytes.
 */
final class XmlDocument {
  private final StringBuilder out = new StringBuilder(8192);
  private final CappedFindings findings;

  private XmlDocument(CappedFindings findings) {
    this.findings = findings;
  }

  /**
   * @throws GatewayException WRT with every finding
   */
  static byte[] of(Format format, List<Node> messages, Values values) {
    Part root = format.structure().root();
    Node message = Ordered.of(OneMessage.of(format, messages), root);
    CappedFindings findings = new CappedFindings(Limits.FINDINGS);
    new StructureCheck(StructureCheck.Codes.OUTBOUND, values, findings, Place.NOWHERE)
        .node(message, root);
    XmlDocument document = new XmlDocument(findings);
    document.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    document.element(message, root, "", 0);
    List<Finding> found = findings.list();
    if (!found.isEmpty()) throw new GatewayException(found);
    return document.out.toString().getBytes(UTF_8);
  }

  private void element(Node node, Part part, String around, int depth) {
    indent(depth);
    out.append('<').append(part.name());
    if (!part.namespace().equals(around)) attribute("xmlns", part.namespace(), part.name());
    if (!node.attributes().isEmpty())
      for (Map.Entry<String, String> each : new TreeMap<>(node.attributes()).entrySet())
        attribute(each.getKey(), each.getValue(), part.name());
    out.append('>');
    if (part.text() != null) text(node.value(), part.name(), "");
    else children(node, part, depth);
    out.append("</").append(part.name()).append(">\n");
  }

  private void indent(int depth) {
    for (int i = 0; i < depth; i++) out.append("  ");
  }

  private void children(Node node, Part part, int depth) {
    // One that has attributes only may not hold so much as a line end.
    if (part.parts().isEmpty()) return;
    out.append('\n');
    int reached = 0;
    int taken = 0;
    for (int i = 0; i < node.children().size(); i++) {
      Node child = node.children().get(i);
      int index = indexFrom(part.parts(), child.name(), reached, taken);
      if (index < 0) continue;
      taken = index == reached ? taken + 1 : 1;
      reached = index;
      element(child, part.parts().get(index), part.namespace(), depth + 1);
    }
    indent(depth);
  }

  private static int indexFrom(List<Part> parts, String name, int reached, int taken) {
    for (int i = reached; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.isNamed(name) && (i > reached || taken < part.max())) return i;
    }
    return -1;
  }

  private void attribute(String name, String value, String element) {
    out.append(' ').append(name).append("=\"");
    text(value, element, name);
    out.append('"');
  }

  /**
   * @param attribute empty for the element's own text
   */
  private void text(String value, String element, String attribute) {
    if (plain(value)) out.append(value);
    else escaped(value, element, attribute);
  }

  /** Whether all of it may stand as it is: nearly every value. */
  private static boolean plain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char each = value.charAt(i);
      boolean markup = each == '<' || each == '>' || each == '&' || each == '"';
      if (each < ' ' || each > '~' || markup) return false;
    }
    return true;
  }

  private void escaped(String value, String element, String attribute) {
    for (int i = 0; i < value.length(); ) {
      int each = value.codePointAt(i);
      i += Character.charCount(each);
      switch (each) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#13;");
        case '"' -> out.append(attribute.isEmpty() ? "\"" : "&quot;");
        case '\n', '\t' -> whiteSpace(each, !attribute.isEmpty());
        default -> {
          if (allowed(each)) out.appendCodePoint(each);
          else refuse(each, attribute.isEmpty() ? element : element + "/@" + attribute);
        }
      }
    }
  }

  private void whiteSpace(int each, boolean attribute) {
    if (attribute) out.append("&#").append(each).append(';');
    else out.append((char) each);
  }

  /** Char of XML 1.0, section 2.2. */
  private static boolean allowed(int each) {
    return (each >= 0x20 && each <= 0xD7FF)
        || (each >= 0xE000 && each <= 0xFFFD)
        || each >= 0x10000;
  }

  private void refuse(int each, String element) {
    findings.add(
        WRT_205,
        Place.field(element),
        "element",
        element,
        "value",
        String.format(Locale.ROOT, "U+%04X", each));
  }
}
