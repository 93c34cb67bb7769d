package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.error.ErrorCode.CFG_102;
import static org.customspost.gateway.error.ErrorCode.CFG_103;
import static org.customspost.gateway.error.ErrorCode.CFG_104;
import static org.customspost.gateway.error.ErrorCode.CFG_105;
import static org.customspost.gateway.error.ErrorCode.CFG_106;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Part.Kind;
import org.customspost.gateway.model.structure.Text;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of the elements of a structure file; every problem becomes a finding with its line.
 */
final class SchemaParts {
  private static final String ROOT = "schema";
  private static final String BASES = "string, identifier, decimal, numeric, date, time";
  private final SchemaElement schema;
  private final String file;
  private final Findings findings;
  private final Map<String, SchemaElement> types = new TreeMap<>();

  SchemaParts(SchemaElement schema, String file, Findings findings) {
    this.schema = schema;
    this.file = file;
    this.findings = findings;
  }

  Part message() {
    List<Part> parts = List.of();
    if (!schema.name().equals(ROOT)) findings.add(CFG_104, at(schema), "value", schema.name());
    for (SchemaElement each : schema.children()) if (each.name().endsWith("Type")) define(each);
    for (SchemaElement each : schema.children()) {
      if (each.name().equals("transaction")) parts = sequence(each);
      else if (!each.name().endsWith("Type")) findings.add(CFG_104, at(each), "value", each.name());
    }
    if (parts.isEmpty()) findings.add(CFG_105, at(schema), "what", "the transaction");
    return EdifactStructures.group("message", parts);
  }

  private void define(SchemaElement type) {
    if (types.put(type.attribute("name"), type) != null)
      findings.add(CFG_106, at(type), "value", type.attribute("name"));
  }

  /** The parts of the one sequence below an element. */
  private List<Part> sequence(SchemaElement parent) {
    List<Part> parts = new ArrayList<>();
    for (SchemaElement child : parent.children()) {
      if (child.name().equals("sequence")) {
        for (SchemaElement each : child.children()) add(parts, part(each));
      } else if (!child.name().equals("description")) {
        findings.add(CFG_104, at(child), "value", child.name());
      }
    }
    return parts;
  }

  /** The same data element several times in a row is one part that repeats. */
  private static void add(List<Part> parts, @Nullable Part part) {
    if (part == null) return;
    Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    boolean data = part.kind() == Kind.ELEMENT || part.kind() == Kind.COMPOSITE;
    boolean same = data && last != null && last.name().equals(part.name()) && fits(last, part);
    if (last == null || !same) {
      parts.add(part);
      return;
    }
    int min = last.min() + part.min();
    parts.set(parts.size() - 1, occurs(last, min, last.max() + part.max()));
  }

  /** Mandatory positions come first in the merged part; another order stays apart. */
  private static boolean fits(Part last, Part part) {
    return last.min() == last.max() || part.min() == 0;
  }

  private @Nullable Part part(SchemaElement element) {
    return switch (element.name()) {
      case "loop" -> loop(element);
      case "segment" -> reference(element, "segmentType", Kind.SEGMENT);
      case "composite" -> reference(element, "compositeType", Kind.COMPOSITE);
      case "element" -> reference(element, "elementType", Kind.ELEMENT);
      default -> {
        findings.add(CFG_104, at(element), "value", element.name());
        yield null;
      }
    };
  }

  private Part loop(SchemaElement loop) {
    List<Part> parts = sequence(loop);
    String name = loop.attribute("code");
    if (name.isEmpty())
      findings.add(CFG_103, at(loop), "key", "code", "value", "", "allowed", "the group's name");
    if (parts.isEmpty()) findings.add(CFG_105, at(loop), "what", "group " + name);
    Part group = new Part(Kind.GROUP, name, "", 0, 1, parts, null, List.of());
    return occurs(group, min(loop), max(loop));
  }

  private @Nullable Part reference(SchemaElement element, String kindOfType, Kind kind) {
    String name = element.attribute("type");
    SchemaElement type = types.get(name);
    if (type == null || !type.name().equals(kindOfType)) {
      findings.add(CFG_102, at(element), "value", name, "hint", nearest(name, kindOfType));
      return null;
    }
    Text text = kind == Kind.ELEMENT ? text(type) : null;
    List<Part> parts = kind == Kind.ELEMENT ? List.of() : sequence(type);
    String partName = kind == Kind.ELEMENT ? number(type) : name;
    if (kind == Kind.COMPOSITE && parts.isEmpty())
      findings.add(CFG_105, at(type), "what", "composite " + name);
    return new Part(kind, partName, "", min(element), max(element), parts, text, List.of());
  }

  private static Part occurs(Part part, int min, int max) {
    return new Part(part.kind(), part.name(), "", min, max, part.parts(), part.text(), List.of());
  }

  private Text text(SchemaElement type) {
    Set<String> codes = new LinkedHashSet<>();
    for (SchemaElement child : type.children())
      if (child.name().equals("enumeration"))
        for (SchemaElement value : child.children()) codes.add(value.attribute(""));
    int least = whole(type, "minLength", 1);
    int most = whole(type, "maxLength", 1);
    if (least > most)
      findings.add(
          CFG_103, at(type), "key", "minLength", "value", "" + least, "allowed", "0 to " + most);
    return new Text(kind(type), least, most, -1, "", codes);
  }

  private Text.Kind kind(SchemaElement type) {
    return switch (type.attribute("base")) {
      case "", "string", "identifier", "date", "time" -> Text.Kind.ALPHANUMERIC;
      case "decimal", "numeric" -> Text.Kind.NUMBER;
      default -> {
        findings.add(
            CFG_103, at(type), "key", "base", "value", type.attribute("base"), "allowed", BASES);
        yield Text.Kind.ALPHANUMERIC;
      }
    };
  }

  private String number(SchemaElement type) {
    String code = type.attribute("code");
    return code.isEmpty() ? type.attribute("name").replaceFirst("^[A-Z]+", "") : code;
  }

  private int min(SchemaElement element) {
    return whole(element, "minOccurs", 0);
  }

  private int max(SchemaElement element) {
    int max = whole(element, "maxOccurs", 1);
    if (max >= Math.max(1, min(element))) return max;
    findings.add(
        CFG_103,
        at(element),
        "key",
        "maxOccurs",
        "value",
        "" + max,
        "allowed",
        "at least minOccurs");
    return Math.max(1, min(element));
  }

  private int whole(SchemaElement element, String key, int otherwise) {
    String value = element.attribute(key);
    if (value.isEmpty()) return otherwise;
    try {
      return Integer.parseUnsignedInt(value);
    } catch (NumberFormatException e) {
      findings.add(
          CFG_103, at(element), "key", key, "value", value, "allowed", "a whole number from 0");
      return otherwise;
    }
  }

  private String nearest(String name, String kindOfType) {
    String best = "";
    for (SchemaElement type : types.values()) {
      String other = type.attribute("name");
      if (type.name().equals(kindOfType) && common(other, name) > common(best, name)) best = other;
    }
    return best;
  }

  private static int common(String one, String other) {
    int count = 0;
    while (count < Math.min(one.length(), other.length())
        && one.charAt(count) == other.charAt(count)) count++;
    return count;
  }

  private Place at(SchemaElement element) {
    return Place.source(file + ":" + element.line());
  }
}
