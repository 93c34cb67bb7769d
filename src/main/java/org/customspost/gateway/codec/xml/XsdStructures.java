package org.customspost.gateway.codec.xml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.xml.XsdFile.Element;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.jspecify.annotations.Nullable;

/**
 * Reads the subset of XML Schema in which our own structures are written: sequences of elements,
 * choices (each alternative becomes optional), simple types by restriction, simple content with
 * attributes. Anything else is a finding with file and line.
 */
public final class XsdStructures {
  private static final String PARTICLES = "sequence, choice, simpleContent, attribute";

  private final XsdSet schemas;
  private final XsdText texts;
  private final List<Element> around = new ArrayList<>();

  private XsdStructures(XsdSet schemas) {
    this.schemas = schemas;
    texts = new XsdText(schemas);
  }

  /**
   * Reads a structure file and those it imports.
   *
   * @param file its first global element is the message
   * @param name what findings call the file
   * @return empty where a finding rejects
   */
  public static Optional<Structure> read(
      Path file, String name, String type, String version, Findings findings) {
    Findings own = new Findings();
    XsdSet schemas = new XsdSet(own);
    schemas.add(file, name);
    Element root = schemas.root();
    Part part = null;
    if (root != null) part = new XsdStructures(schemas).part(root, root, false);
    findings.addAll(own.list());
    if (part == null || own.reject()) return Optional.empty();
    return Optional.of(new Structure(type, version, part));
  }

  /**
   * @param use where the element is used, with its occurrences
   * @param declaration the element itself, elsewhere where {@code use} refers to it
   */
  private Part part(Element use, Element declaration, boolean choice) {
    int min = choice ? 0 : occurs(use, "minOccurs");
    int max = occurs(use, "maxOccurs");
    String name = declaration.attribute("name");
    String namespace = schemas.targetNamespace(declaration);
    Element complex = complexType(declaration);
    if (complex == null) {
      Text text = texts.of(declaration);
      return new Part(Part.Kind.ELEMENT, name, namespace, min, max, List.of(), text, List.of());
    }
    if (around.contains(complex) || around.size() > Limits.DEPTH) {
      schemas.outside(use, "a type inside itself", "types that end");
      return new Part(Part.Kind.GROUP, name, namespace, min, max, List.of(), null, List.of());
    }
    around.add(complex);
    Part part = complex(complex, name, namespace, min, max);
    around.remove(around.size() - 1);
    return part;
  }

  private @Nullable Element complexType(Element declaration) {
    Element inside = declaration.first("complexType");
    if (inside != null || declaration.attribute("type").isEmpty()) return inside;
    if (declaration.qualified("type").startsWith("{" + XsdFile.XSD + "}")) return null;
    Element named = schemas.type(declaration, "type");
    return named != null && named.name().equals("complexType") ? named : null;
  }

  private Part complex(Element type, String name, String namespace, int min, int max) {
    Element simple = type.first("simpleContent");
    if (simple != null) return simpleContent(simple, name, namespace, min, max);
    List<Part> parts = new ArrayList<>();
    List<Part.Attribute> attributes = new ArrayList<>();
    for (Element each : type.parts()) {
      switch (each.name()) {
        case "sequence", "choice" -> particles(each, each.name().equals("choice"), parts);
        case "attribute" -> attributes.add(attribute(each));
        default -> schemas.outside(each, each.name(), PARTICLES);
      }
    }
    return new Part(Part.Kind.GROUP, name, namespace, min, max, parts, null, attributes);
  }

  private Part simpleContent(Element simple, String name, String namespace, int min, int max) {
    Element extension = simple.first("extension");
    List<Part.Attribute> attributes = new ArrayList<>();
    Text text = Text.any();
    if (extension == null) {
      schemas.outside(simple, "no extension", "an extension with attributes");
    } else {
      text = texts.named(extension, "base");
      for (Element each : extension.parts()) {
        if (each.name().equals("attribute")) attributes.add(attribute(each));
        else schemas.outside(each, each.name(), "attribute");
      }
    }
    return new Part(Part.Kind.ELEMENT, name, namespace, min, max, List.of(), text, attributes);
  }

  private Part.Attribute attribute(Element attribute) {
    boolean required = attribute.attribute("use").equals("required");
    return new Part.Attribute(attribute.attribute("name"), required, texts.of(attribute));
  }

  private void particles(Element group, boolean choice, List<Part> parts) {
    if (occurs(group, "maxOccurs") > 1)
      schemas.outside(group, "a " + group.name() + " that repeats", "elements that repeat");
    boolean optional = choice || occurs(group, "minOccurs") == 0;
    for (Element each : group.parts()) {
      switch (each.name()) {
        case "element" -> element(each, optional, parts);
        case "sequence", "choice" ->
            particles(each, optional || each.name().equals("choice"), parts);
        default -> schemas.outside(each, each.name(), "element, sequence, choice");
      }
    }
  }

  private void element(Element use, boolean optional, List<Part> parts) {
    Element declaration = use.attribute("ref").isEmpty() ? use : schemas.element(use);
    if (declaration != null) parts.add(part(use, declaration, optional));
  }

  private int occurs(Element element, String attribute) {
    String value = element.attribute(attribute);
    if (value.isEmpty()) return 1;
    if (value.equals("unbounded")) return Integer.MAX_VALUE;
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      schemas.outside(element, attribute + " \"" + value + "\"", "a number, unbounded");
      return 1;
    }
  }
}
