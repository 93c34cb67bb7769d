package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.CFG_201;
import static org.customspost.gateway.error.ErrorCode.CFG_202;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.codec.xml.XsdFile.Element;
import org.customspost.gateway.error.Findings;
import org.jspecify.annotations.Nullable;

/** A schema document with those it imports: their global elements and types by qualified name. */
final class XsdSet {
  private final Findings findings;
  private final Set<Path> read = new HashSet<>();
  private final Map<String, Element> elements = new LinkedHashMap<>();
  private final Map<String, Element> types = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Map<String, String> targets = new HashMap<>();
  private @Nullable Element root;

  XsdSet(Findings findings) {
    this.findings = findings;
  }

  void add(Path path, String name) {
    if (!read.add(path.toAbsolutePath().normalize())) return;
    XsdFile file = XsdFile.read(path, name, findings);
    if (file == null) return;
    Element schema = file.schema();
    targets.put(name, file.targetNamespace());
    if (!schema.name().equals("schema"))
      outside(schema, "a root \"" + schema.name() + "\"", "schema");
    else if (!schema.attribute("elementFormDefault").equals("qualified"))
      outside(schema, "unqualified local elements", "elementFormDefault=\"qualified\"");
    if (read.size() == 1) root = schema.first("element");
    for (Element each : schema.parts()) global(file, each);
  }

  private void global(XsdFile file, Element each) {
    String qualified = "{" + file.targetNamespace() + "}" + each.attribute("name");
    switch (each.name()) {
      case "element" -> elements.put(qualified, each);
      case "complexType", "simpleType" -> types.put(qualified, each);
      case "import", "include" -> imported(file, each);
      default -> outside(each, each.name(), "element, complexType, simpleType, import, include");
    }
  }

  private void imported(XsdFile file, Element each) {
    String location = each.attribute("schemaLocation");
    Path folder = file.path().toAbsolutePath().normalize().getParent();
    if (folder == null || location.isEmpty() || location.contains(":") || location.contains("..")) {
      outside(each, each.name() + " of \"" + location + "\"", "a file of the same folder");
      return;
    }
    int slash = file.name().lastIndexOf('/');
    add(folder.resolve(location), file.name().substring(0, slash + 1) + location);
  }

  /** The first global element of the first file. */
  @Nullable Element root() {
    return root;
  }

  String targetNamespace(Element element) {
    return targets.getOrDefault(element.file(), "");
  }

  @Nullable Element element(Element user) {
    return named(user, elements, "ref", "element");
  }

  /** The type that an attribute names; null for one of XML Schema's own or where it is missing. */
  @Nullable Element type(Element user, String attribute) {
    String name = user.qualified(attribute);
    if (name.startsWith("{" + XsdFile.XSD + "}")) return null;
    return named(user, types, attribute, "type");
  }

  private @Nullable Element named(
      Element user, Map<String, Element> known, String attribute, String kind) {
    Element found = known.get(user.qualified(attribute));
    if (found == null && missing.add(user.place() + " " + user.attribute(attribute)))
      findings.add(CFG_202, user.place(), "kind", kind, "name", user.attribute(attribute));
    return found;
  }

  void outside(Element element, String found, String allowed) {
    findings.add(CFG_201, element.place(), "found", found, "allowed", allowed);
  }
}
