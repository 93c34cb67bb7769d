package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_009;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Where the authority's schema has a place for the signature.
 *
 * @param parent path of local names from the document element on, such as {@code /Wrapper/Header}
 * @param after local name of the child that it follows (the last one of that name); empty for the
 *     end of the parent
 */
public record Placement(String parent, String after) {
  /** At the end of the document element. */
  public static final Placement LAST = new Placement("", "");

  Element parentIn(Document document) {
    Element element = document.getDocumentElement();
    String[] names = (parent.startsWith("/") ? parent.substring(1) : parent).split("/", -1);
    if (parent.isEmpty()) return element;
    if (!names[0].equals(element.getLocalName())) throw missing(parent);
    for (int i = 1; i < names.length; i++) {
      Element next = last(element, names[i]);
      if (next == null) throw missing(parent);
      element = next;
    }
    return element;
  }

  /** The node to insert before; null for the end of the parent. */
  @Nullable Node nextIn(Element found) {
    if (after.isEmpty()) return null;
    Element before = last(found, after);
    if (before == null) throw missing(parent + "/" + after);
    return before.getNextSibling();
  }

  private static @Nullable Element last(Element parent, String name) {
    for (Node n = parent.getLastChild(); n != null; n = n.getPreviousSibling()) {
      if (n instanceof Element element && name.equals(element.getLocalName())) return element;
    }
    return null;
  }

  private static GatewayException missing(String path) {
    return new GatewayException(Finding.of(SIG_009, Place.NOWHERE, "path", path));
  }
}
