package org.customspost.gateway.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** As much XML and XSD as the tests of this package need, so that they need no codec. */
final class XmlSketch {
  private final Map<String, Element> types = new LinkedHashMap<>();

  private XmlSketch() {}

  /** The trees of a document's items: each with the shell around it, as a codec hands them over. */
  static List<Node> units(Path file) {
    Element root = document(file).getDocumentElement();
    Element items = elements(elements(elements(root).get(0)).get(0)).get(0);
    List<Node> units = new ArrayList<>();
    int number = 0;
    for (Element each : elements(items)) {
      String path = "/interchange/message/msgbody/itmatt_1_5_0/item[" + ++number + "]";
      Node unit = node(each, path);
      for (String name : List.of("itmatt_1_5_0", "msgbody", "message", "interchange")) {
        unit = Node.parent(name, List.of(unit));
      }
      units.add(unit);
    }
    return units;
  }

  private static Node node(Element element, String path) {
    List<Node> children = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Element each : elements(element)) {
      int number = counts.merge(each.getLocalName(), 1, Integer::sum);
      String step = each.getLocalName() + (number > 1 ? "[" + number + "]" : "");
      children.add(node(each, path + "/" + step));
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.put(
          element.getAttributes().item(i).getNodeName(),
          element.getAttributes().item(i).getNodeValue());
    }
    String text = children.isEmpty() ? element.getTextContent().strip() : "";
    Position position = new Position(-1, 0, 0, 0, path);
    return new Node(element.getLocalName(), text, Map.copyOf(attributes), children, position);
  }

  static Structure structure(Path xsd) {
    XmlSketch sketch = new XmlSketch();
    Element schema = document(xsd).getDocumentElement();
    Element root = elements(schema).get(0);
    for (Element each : elements(schema)) sketch.types.put(each.getAttribute("name"), each);
    return new Structure("test", "1", sketch.part(root));
  }

  private Part part(Element element) {
    String type = element.getAttribute("type");
    Element complex =
        type.isEmpty() ? elements(element).get(0) : types.get(type.replaceFirst(".*:", ""));
    int min = element.getAttribute("minOccurs").isEmpty() ? 1 : 0;
    int max = element.getAttribute("maxOccurs").isEmpty() ? 1 : Integer.MAX_VALUE;
    List<Part> parts = new ArrayList<>();
    List<Part.Attribute> attributes = new ArrayList<>();
    if (complex != null) inside(complex, parts, attributes);
    Text text = parts.isEmpty() ? Text.any() : null;
    String name = element.getAttribute("name");
    return new Part(Part.Kind.GROUP, name, "m33", min, max, parts, text, attributes);
  }

  private void inside(Element around, List<Part> parts, List<Part.Attribute> attributes) {
    for (Element each : elements(around)) {
      switch (each.getLocalName()) {
        case "element" -> parts.add(part(each));
        case "attribute" ->
            attributes.add(new Part.Attribute(each.getAttribute("name"), false, Text.any()));
        default -> inside(each, parts, attributes);
      }
    }
  }

  private static List<Element> elements(Element parent) {
    List<Element> elements = new ArrayList<>();
    for (org.w3c.dom.Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element) elements.add(element);
    }
    return elements;
  }

  private static Document document(Path file) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (InputStream in = Files.newInputStream(file)) {
      return factory.newDocumentBuilder().parse(in);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
