package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_010;
import static org.customspost.gateway.error.ErrorCode.SIG_011;
import static org.customspost.gateway.error.ErrorCode.SIG_017;
import static org.customspost.gateway.error.ErrorCode.SIG_018;
import static org.customspost.gateway.error.ErrorCode.SIG_019;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The one shape of XML signature that is taken: one signature, one reference to the whole document,
 * listed algorithms, nothing else inside. It is checked on the elements before any of them is
 * worked with, so that a signed element that was moved elsewhere ("wrapping") never gets that far.
 */
final class EnvelopedShape {
  private static final Set<String> C14N =
      Set.of(
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
  private static final Set<String> DIGESTS =
      Set.of(
          "http://www.w3.org/2001/04/xmlenc#sha256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384",
          "http://www.w3.org/2001/04/xmlenc#sha512");
  private static final Set<String> SIGNATURES =
      Set.of(
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
          "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
          "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
          "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
          "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
  private static final List<String> ID_NAMES = List.of("Id", "ID", "id");

  private EnvelopedShape() {}

  /** The signature element, where everything about its shape is as agreed. */
  static Element signatureOf(Document document) throws Refusal {
    NodeList all = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
    if (all.getLength() == 0) throw new Refusal(SIG_010, "form", "an enveloped XML signature");
    if (all.getLength() > 1) throw new Refusal(SIG_018, "count", String.valueOf(all.getLength()));
    Element signature = (Element) all.item(0);
    if (signature == document.getDocumentElement()) {
      throw new Refusal(SIG_019, "problem", "the signature is not inside the document");
    }
    List<Element> parts = children(signature);
    if (parts.size() == 3) named(parts.remove(2), "KeyInfo");
    exactly(parts, "SignedInfo", "SignatureValue");
    signedInfo(parts.get(0), document);
    return signature;
  }

  private static void signedInfo(Element signedInfo, Document document) throws Refusal {
    List<Element> parts = children(signedInfo);
    exactly(parts, "CanonicalizationMethod", "SignatureMethod", "Reference");
    allowed(parts.get(0), C14N, "canonical XML 1.0, inclusive or exclusive, without comments");
    allowed(parts.get(1), SIGNATURES, "rsa or ecdsa with sha256, sha384, sha512");
    Element reference = parts.get(2);
    List<Element> inReference = children(reference);
    exactly(inReference, "Transforms", "DigestMethod", "DigestValue");
    transforms(children(inReference.get(0)));
    allowed(inReference.get(1), DIGESTS, "sha256, sha384, sha512");
    wholeDocument(reference, document.getDocumentElement());
  }

  private static void transforms(List<Element> transforms) throws Refusal {
    if (transforms.isEmpty() || transforms.size() > 2) {
      throw new Refusal(SIG_019, "problem", transforms.size() + " transforms, 1 or 2 are allowed");
    }
    allowed(transforms.get(0), Set.of(Transform.ENVELOPED), "enveloped-signature first");
    if (transforms.size() == 2) allowed(transforms.get(1), C14N, "then canonical XML 1.0");
  }

  /** Either {@code URI=""} or the id of the document element, which nothing else may bear. */
  private static void wholeDocument(Element reference, Element root) throws Refusal {
    if (!reference.hasAttribute("URI")) {
      throw new Refusal(SIG_019, "problem", "its reference has no URI");
    }
    String uri = reference.getAttribute("URI");
    if (uri.isEmpty()) return;
    for (String name : ID_NAMES) {
      if (root.hasAttribute(name) && uri.equals("#" + root.getAttribute(name))) {
        onlyOne(root, uri.substring(1));
        root.setIdAttribute(name, true);
        return;
      }
    }
    throw new Refusal(SIG_019, "problem", "it refers to \"" + uri + "\", not the document element");
  }

  private static void onlyOne(Element root, String id) throws Refusal {
    NodeList all = root.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      Element each = (Element) all.item(i);
      for (String name : ID_NAMES) {
        if (id.equals(each.getAttribute(name))) {
          throw new Refusal(SIG_019, "problem", "two elements have the id \"" + id + "\"");
        }
      }
    }
  }

  private static void allowed(Element method, Set<String> algorithms, String words) throws Refusal {
    String algorithm = method.getAttribute("Algorithm");
    if (!algorithms.contains(algorithm)) {
      throw new Refusal(SIG_017, "value", algorithm, "allowed", words);
    }
  }

  private static void exactly(List<Element> parts, String... names) throws Refusal {
    if (parts.size() != names.length) {
      String wanted = String.join(", ", names);
      throw new Refusal(SIG_011, "problem", parts.size() + " parts where it has " + wanted);
    }
    for (int i = 0; i < names.length; i++) named(parts.get(i), names[i]);
  }

  private static void named(Element part, String name) throws Refusal {
    if (!XMLSignature.XMLNS.equals(part.getNamespaceURI()) || !name.equals(part.getLocalName())) {
      throw new Refusal(
          SIG_011, "problem", part.getNodeName() + " stands where " + name + " belongs");
    }
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) children.add(element);
    }
    return children;
  }
}
