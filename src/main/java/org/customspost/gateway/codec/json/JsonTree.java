package org.customspost.gateway.codec.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** Reads JSON values as the nodes that {@link JsonWriter} writes them from. */
final class JsonTree {
  private final JsonParser json;

  JsonTree(JsonParser json) {
    this.json = json;
  }

  /**
   * The value that the parser stands on; an array gives several nodes, a null none.
   *
   * @param part null where the structure does not know the place
   */
  List<Node> values(String name, @Nullable Part part, String path) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      Node one = value(name, part, path);
      return one == null ? List.of() : List.of(one);
    }
    List<Node> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Node each = value(name, part, path + "[" + (values.size() + 1) + "]");
      if (each != null) values.add(each);
    }
    return values;
  }

  private @Nullable Node value(String name, @Nullable Part part, String path) throws IOException {
    Position position = position(path);
    if (json.currentToken() == JsonToken.VALUE_NULL) return null;
    if (json.currentToken() == JsonToken.START_OBJECT) return object(name, part, position);
    if (json.currentToken() != JsonToken.START_ARRAY)
      return Node.leaf(name, json.getText().strip(), position);
    json.skipChildren();
    return Node.parent(name, List.of(), position);
  }

  private Node object(String name, @Nullable Part part, Position position) throws IOException {
    boolean leaf = part != null && part.text() != null;
    String value = "";
    Map<String, String> attributes = new LinkedHashMap<>();
    List<Node> children = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (leaf && token.isScalarValue()) {
        if (field.equals("value")) value = json.getText().strip();
        else attributes.put(field, json.getText().strip());
      } else {
        Part below = part == null ? null : part.part(field);
        children.addAll(values(field, below, position.path() + "/" + field));
      }
    }
    return new Node(name, value, attributes, children, position);
  }

  private Position position(String path) {
    JsonLocation at = json.currentTokenLocation();
    return new Position(at.getByteOffset(), at.getLineNr(), at.getColumnNr(), 0, path);
  }
}
