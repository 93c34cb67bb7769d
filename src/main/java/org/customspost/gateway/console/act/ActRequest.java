package org.customspost.gateway.console.act;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.console.Refused;

/**
 * What a program asks for.
 *
 * @param targets as the preview or a list names them
 * @param ids as they stand in messages
 * @param key of the preview; empty for a preview
 */
record ActRequest(
    String action, List<String> targets, List<String> ids, String key, String reason) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String SHAPE =
      "The body is a JSON object with action, targets or ids, and to do it key and reason.";

  static ActRequest read(String body) {
    Map<String, String> texts = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) throw Refused.unclear(SHAPE);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_STRING) texts.put(name, json.getText());
        else if (value == JsonToken.START_ARRAY) lists.put(name, strings(json));
        else throw Refused.unclear(SHAPE);
      }
    } catch (IOException e) {
      throw Refused.unclear(SHAPE);
    }
    return new ActRequest(
        texts.getOrDefault("action", ""),
        lists.getOrDefault("targets", List.of()),
        lists.getOrDefault("ids", List.of()),
        texts.getOrDefault("key", ""),
        texts.getOrDefault("reason", ""));
  }

  private static List<String> strings(JsonParser json) throws IOException {
    List<String> strings = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) strings.add(json.getText());
    if (json.currentToken() != JsonToken.END_ARRAY) throw Refused.unclear(SHAPE);
    return strings;
  }
}
