package org.customspost.gateway.codec.xml;

import java.util.LinkedHashSet;
import java.util.Set;
import org.customspost.gateway.codec.xml.XsdFile.Element;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.structure.Text.Kind;
import org.jspecify.annotations.Nullable;

/** Simple types of a schema as {@link Text}. */
final class XsdText {
  private static final String FACETS =
      "length, minLength, maxLength, pattern, enumeration, fractionDigits, totalDigits";

  private final XsdSet schemas;

  XsdText(XsdSet schemas) {
    this.schemas = schemas;
  }

  /** Of an element or attribute with a {@code type} or a simple type inside; any text for none. */
  Text of(Element element) {
    Element inside = element.first("simpleType");
    if (inside != null) return restricted(inside);
    if (element.attribute("type").isEmpty()) return Text.any();
    return named(element, "type");
  }

  /** Of the simple type, own or of XML Schema, that an attribute names. */
  Text named(Element element, String attribute) {
    Element type = schemas.type(element, attribute);
    return type == null ? builtIn(element, attribute) : restricted(type);
  }

  private Text builtIn(Element element, String attribute) {
    String qualified = element.qualified(attribute);
    String name = qualified.substring(qualified.indexOf('}') + 1);
    return switch (name) {
      case "string", "token", "normalizedString" -> Text.any();
      case "decimal" -> of(Kind.NUMBER, -1, "");
      case "integer", "int", "long", "short" -> of(Kind.NUMBER, 0, "");
      case "positiveInteger", "nonNegativeInteger" -> of(Kind.NUMBER, 0, "[+]?[0-9]+");
      case "boolean" -> of(Kind.BOOLEAN, -1, "");
      case "date" -> of(Kind.DATE, -1, "");
      case "dateTime" -> of(Kind.DATE_TIME, -1, "");
      default -> {
        if (qualified.startsWith("{" + XsdFile.XSD + "}"))
          schemas.outside(
              element,
              "the type \"" + name + "\"",
              "string, token, decimal, integer, positiveInteger, nonNegativeInteger, boolean,"
                  + " date, dateTime");
        yield Text.any();
      }
    };
  }

  private static Text of(Kind kind, int decimals, String pattern) {
    return new Text(kind, 0, Integer.MAX_VALUE, decimals, pattern, Set.of());
  }

  private Text restricted(@Nullable Element simpleType) {
    Element restriction = simpleType == null ? null : simpleType.first("restriction");
    if (simpleType == null || restriction == null) {
      if (simpleType != null) schemas.outside(simpleType, "no restriction", "a restriction");
      return Text.any();
    }
    Text text = named(restriction, "base");
    Set<String> codes = new LinkedHashSet<>();
    for (Element facet : restriction.parts()) {
      if (facet.name().equals("enumeration")) codes.add(facet.attribute("value"));
      else text = narrowed(text, facet);
    }
    return codes.isEmpty()
        ? text
        : new Text(
            text.kind(),
            text.minLength(),
            text.maxLength(),
            text.decimals(),
            text.pattern(),
            codes);
  }

  private Text narrowed(Text text, Element facet) {
    String value = facet.attribute("value");
    return switch (facet.name()) {
      case "length" -> with(text, number(facet), number(facet), text.decimals(), text.pattern());
      case "minLength" ->
          with(text, number(facet), text.maxLength(), text.decimals(), text.pattern());
      case "maxLength", "totalDigits" ->
          with(text, text.minLength(), number(facet), text.decimals(), text.pattern());
      case "fractionDigits" ->
          with(text, text.minLength(), text.maxLength(), number(facet), text.pattern());
      case "pattern" -> with(text, text.minLength(), text.maxLength(), text.decimals(), value);
      case "whiteSpace" -> text;
      default -> {
        schemas.outside(facet, "the facet " + facet.name(), FACETS);
        yield text;
      }
    };
  }

  private static Text with(Text text, int minLength, int maxLength, int decimals, String pattern) {
    return new Text(text.kind(), minLength, maxLength, decimals, pattern, text.codes());
  }

  private int number(Element facet) {
    try {
      return Integer.parseInt(facet.attribute("value"));
    } catch (NumberFormatException e) {
      schemas.outside(facet, facet.name() + " \"" + facet.attribute("value") + "\"", "a number");
      return 0;
    }
  }
}
