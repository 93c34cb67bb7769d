package org.customspost.gateway.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Text;
import org.customspost.gateway.model.tree.Node;

/**
 * Writes a tree that fits its structure: an object with one field, the message's name. Parts that
 * may repeat are arrays, numbers and booleans are such by the structure, a value with attributes is
 * an object with {@code value} and them.
 */
final class JsonWriter {
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  static byte[] write(JsonFactory factory, Node message, Part root) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));
      json.writeStartObject();
      json.writeFieldName(root.name());
      new JsonWriter(json).value(message, root);
      json.writeEndObject();
    }
    out.write('\n');
    return out.toByteArray();
  }

  private void value(Node node, Part part) throws IOException {
    Text text = part.text();
    if (text != null && node.attributes().isEmpty()) {
      text(node.value(), text);
      return;
    }
    json.writeStartObject();
    if (text != null) {
      json.writeFieldName("value");
      text(node.value(), text);
    }
    for (Map.Entry<String, String> each : new TreeMap<>(node.attributes()).entrySet())
      json.writeStringField(each.getKey(), each.getValue());
    for (Part each : part.parts()) field(node.all(each.name()), each);
    json.writeEndObject();
  }

  private void field(List<Node> nodes, Part part) throws IOException {
    if (nodes.isEmpty()) return;
    json.writeFieldName(part.name());
    if (part.max() == 1) {
      value(nodes.get(0), part);
      return;
    }
    json.writeStartArray();
    for (Node each : nodes) value(each, part);
    json.writeEndArray();
  }

  private void text(String value, Text text) throws IOException {
    switch (text.kind()) {
      case NUMBER -> json.writeNumber(new BigDecimal(value).toPlainString());
      case BOOLEAN -> json.writeBoolean(value.equals("true") || value.equals("1"));
      case ALPHA, ALPHANUMERIC, DATE, DATE_TIME -> json.writeString(value);
    }
  }
}
