package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/** One schema document as a tree that knows lines and the namespaces of its prefixes. */
record XsdFile(Path path, String name, Element schema) {
  static final String XSD = "http://www.w3.org/2001/XMLSchema";

  /**
   * @param namespaces of the prefixes in this element's own attribute values that have one
   */
  record Element(
      String name,
      Map<String, String> attributes,
      Map<String, String> namespaces,
      List<Element> children,
      String file,
      int line) {

    String attribute(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    Place place() {
      return Place.source(file + ":" + line);
    }

    /** Children but annotations. */
    List<Element> parts() {
      return children.stream().filter(each -> !each.name.equals("annotation")).toList();
    }

    @Nullable Element first(String childName) {
      for (Element each : children) if (each.name.equals(childName)) return each;
      return null;
    }

    /** A qualified name in an attribute as {@code {namespace}local}. */
    String qualified(String attribute) {
      String value = attribute(attribute);
      int colon = value.indexOf(':');
      String prefix = colon < 0 ? "" : value.substring(0, colon);
      return "{" + namespaces.getOrDefault(prefix, "") + "}" + value.substring(colon + 1);
    }
  }

  String targetNamespace() {
    return schema.attribute("targetNamespace");
  }

  /** Null where it cannot be read; the findings then say why. */
  static @Nullable XsdFile read(Path path, String name, Findings findings) {
    try (InputStream in = Files.newInputStream(path)) {
      return new XsdFile(path, name, tree(new XmlCursor(XmlCursor.factory(true), in), name));
    } catch (XmlProblem e) {
      int line = Math.max(1, e.finding().place().position().unit());
      findings.add(CFG_001, Place.source(name + ":" + line), "problem", e.finding().text());
    } catch (IOException e) {
      findings.add(CFG_001, Place.source(name), "problem", e.getClass().getSimpleName());
    }
    return null;
  }

  private static Element tree(XmlCursor cursor, String file) throws IOException, XmlProblem {
    List<Element> open = new ArrayList<>();
    while (true) {
      int event = cursor.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        Element element = element(cursor, file);
        if (!open.isEmpty()) open.get(open.size() - 1).children.add(element);
        open.add(element);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        Element ended = open.remove(open.size() - 1);
        if (open.isEmpty()) return ended;
      }
    }
  }

  private static Element element(XmlCursor cursor, String file) {
    Map<String, String> attributes = cursor.attributes();
    Map<String, String> namespaces = new HashMap<>();
    namespaces.put("", cursor.namespaceOf(""));
    for (String value : attributes.values()) {
      int colon = value.indexOf(':');
      if (colon > 0 && value.indexOf(' ') < 0)
        namespaces.put(value.substring(0, colon), cursor.namespaceOf(value.substring(0, colon)));
    }
    String name = cursor.namespace().equals(XSD) ? cursor.name() : "{" + cursor.namespace() + "}";
    int line = cursor.position("").unit();
    return new Element(name, attributes, namespaces, new ArrayList<>(), file, line);
  }
}
