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
    out.append("  ".repeat(depth)).append('<').append(part.name());
    if (!part.namespace().equals(around)) attribute("xmlns", part.namespace(), part.name());
    for (Map.Entry<String, String> each : new TreeMap<>(node.attributes()).entrySet())
      attribute(each.getKey(), each.getValue(), part.name());
    out.append('>');
    if (part.text() != null) text(node.value(), part.name(), false);
    else children(node, part, depth);
    out.append("</").append(part.name()).append(">\n");
  }

  private void children(Node node, Part part, int depth) {
    out.append('\n');
    int reached = 0;
    int taken = 0;
    for (Node child : node.children()) {
      int index = indexFrom(part.parts(), child.name(), reached, taken);
      if (index < 0) continue;
      taken = index == reached ? taken + 1 : 1;
      reached = index;
      element(child, part.parts().get(index), part.namespace(), depth + 1);
    }
    out.append("  ".repeat(depth));
  }

  private static int indexFrom(List<Part> parts, String name, int reached, int taken) {
    for (int i = reached; i < parts.size(); i++)
      if (parts.get(i).name().equals(name) && (i > reached || taken < parts.get(i).max())) return i;
    return -1;
  }

  private void attribute(String name, String value, String element) {
    out.append(' ').append(name).append("=\"");
    text(value, element + "/@" + name, true);
    out.append('"');
  }

  private void text(String value, String element, boolean attribute) {
    for (int i = 0; i < value.length(); ) {
      int each = value.codePointAt(i);
      i += Character.charCount(each);
      switch (each) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#13;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\n', '\t' -> whiteSpace(each, attribute);
        default -> {
          if (allowed(each)) out.appendCodePoint(each);
          else refuse(each, element);
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
