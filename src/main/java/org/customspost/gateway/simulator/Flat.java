package org.customspost.gateway.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Messages as lists of values by their place, each syntax in the simplest way. */
final class Flat {
  private Flat() {}

  /** Places are paths of local names below the message's element; {@code @} before an attribute. */
  static List<Map<String, List<String>>> xml(byte[] body, String message) {
    List<Map<String, List<String>>> messages = new ArrayList<>();
    try {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(body));
      while (in.hasNext())
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals(message))
          messages.add(element(in));
    } catch (XMLStreamException e) {
      return List.of(); // a partner that cannot read something puts it aside
    }
    return messages;
  }

  private static Map<String, List<String>> element(XMLStreamReader in) throws XMLStreamException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Deque<String> path = new ArrayDeque<>();
    attributes(in, path, values);
    int depth = 1;
    while (depth > 0) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        path.addLast(in.getLocalName());
        attributes(in, path, values);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        path.pollLast();
      } else if (event == XMLStreamConstants.CHARACTERS && !in.getText().isBlank()) {
        add(values, String.join("/", path), in.getText().strip());
      }
    }
    return values;
  }

  private static void attributes(
      XMLStreamReader in, Deque<String> path, Map<String, List<String>> values) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      path.addLast("@" + in.getAttributeLocalName(i));
      add(values, String.join("/", path), in.getAttributeValue(i));
      path.removeLast();
    }
  }

  /** Places are paths of names below the message's object; lists do not show. */
  static List<Map<String, List<String>>> json(byte[] body, String message) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    try (JsonParser in = new JsonFactory().createParser(body)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (!token.isScalarValue()) continue;
        String path =
            in.getParsingContext()
                .pathAsPointer()
                .toString()
                .substring(1)
                .replaceAll("/[0-9]+(?=/|$)", "");
        add(values, path, in.getText());
      }
    } catch (IOException e) {
      return List.of();
    }
    Map<String, List<String>> below = new LinkedHashMap<>();
    String prefix = message.isEmpty() ? "" : message + "/";
    values.forEach(
        (path, all) -> {
          if (path.startsWith(prefix)) below.put(path.substring(prefix.length()), all);
        });
    return below.isEmpty() ? List.of() : List.of(below);
  }

  /**
   * Places are {@code TAG/element/component} and {@code TAG+qualifier/element/component}, counted
   * from 1. The interchange's header is among the values of each of its messages.
   */
  static List<Map<String, List<String>>> edifact(String text, String message) {
    List<Map<String, List<String>>> messages = new ArrayList<>();
    Map<String, List<String>> header = new LinkedHashMap<>();
    Map<String, List<String>> now = new LinkedHashMap<>();
    for (List<List<String>> segment : segments(text)) {
      String tag = segment.get(0).get(0);
      if (tag.equals("UNB")) values(segment, header);
      if (tag.equals("UNH")) {
        now = new LinkedHashMap<>();
        header.forEach(now::put);
      }
      values(segment, now);
      boolean wanted = now.getOrDefault("UNH/2/1", List.of()).contains(message);
      if (tag.equals("UNT") && wanted) messages.add(now);
    }
    return messages;
  }

  private static void values(List<List<String>> segment, Map<String, List<String>> values) {
    String tag = segment.get(0).get(0);
    String qualifier = segment.size() > 1 ? segment.get(1).get(0) : "";
    for (int element = 1; element < segment.size(); element++) {
      List<String> components = segment.get(element);
      for (int component = 0; component < components.size(); component++) {
        String value = components.get(component);
        String place = "/" + element + "/" + (component + 1);
        if (value.isEmpty()) continue;
        add(values, tag + place, value);
        add(values, tag + "+" + qualifier + place, value);
      }
    }
  }

  /** Segments, elements, components; with the standard separators, as the gateway writes them. */
  private static List<List<List<String>>> segments(String text) {
    List<List<List<String>>> segments = new ArrayList<>();
    List<List<String>> elements = new ArrayList<>(List.of(new ArrayList<>()));
    StringBuilder value = new StringBuilder();
    for (int at = text.startsWith("UNA") ? 9 : 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '?' && at + 1 < text.length()) {
        value.append(text.charAt(++at));
      } else if (each == ':' || each == '+' || each == '\'') {
        elements.get(elements.size() - 1).add(value.toString());
        value.setLength(0);
        if (each == '+') elements.add(new ArrayList<>());
        if (each == '\'') {
          segments.add(elements);
          elements = new ArrayList<>(List.of(new ArrayList<>()));
        }
      } else if (each != '\r' && each != '\n') {
        value.append(each);
      }
    }
    return segments;
  }

  private static void add(Map<String, List<String>> values, String place, String value) {
    values.computeIfAbsent(place, key -> new ArrayList<>()).add(value);
  }
}
