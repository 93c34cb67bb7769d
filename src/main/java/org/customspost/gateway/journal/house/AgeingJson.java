package org.customspost.gateway.journal.house;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.customspost.gateway.journal.Ageing;
import org.customspost.gateway.journal.OpenOrders;

/** What is open before loading, as JSON. */
final class AgeingJson {
  private AgeingJson() {}

  /** Fields of an object that was begun. */
  static void fields(JsonGenerator json, Ageing ageing) throws IOException {
    array(json, "referrals", ageing.referrals(), AgeingJson::fields);
    array(json, "holds", ageing.holds(), AgeingJson::fields);
    array(json, "clocks", ageing.clocks(), AgeingJson::fields);
    array(json, "flights", ageing.flights(), AgeingJson::fields);
    array(json, "items", ageing.items(), AgeingJson::fields);
  }

  private static <T> void array(
      JsonGenerator json, String name, List<T> lines, Function<T, Map<String, Object>> fields)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T each : lines) object(json, fields.apply(each));
    json.writeEndArray();
  }

  private static Map<String, Object> fields(Ageing.Referred line) {
    return new TreeMap<>(
        Map.of(
            "post", line.owner(),
            "customs", line.customs(),
            "kind", line.kind(),
            "open", line.open(),
            "late", line.late(),
            "oldest", line.oldest(),
            "replyBy", line.next()));
  }

  private static Map<String, Object> fields(OpenOrders.Line line) {
    return new TreeMap<>(
        Map.of(
            "operator", line.operator(),
            "told", line.meaning(),
            "step", (long) line.step(),
            "open", line.open(),
            "youngerThanAnHour", line.hour(),
            "youngerThanADay", line.day(),
            "older", line.older(),
            "oldest", line.oldest()));
  }

  private static Map<String, Object> fields(Ageing.Running line) {
    Map<String, Object> fields =
        new TreeMap<>(
            Map.of(
                "customs", line.customs(),
                "deadline", line.name(),
                "waitsFor", line.waitsOn(),
                "stage", line.stage(),
                "running", line.running(),
                "mayMiss", line.mayMiss(),
                "missed", line.missed(),
                "oldest", line.oldest()));
    line.next().ifPresent(next -> fields.put("due", next));
    return fields;
  }

  private static Map<String, Object> fields(Ageing.Aboard line) {
    return new TreeMap<>(
        Map.of(
            "flight", line.flight(),
            "items", line.items(),
            "receptacles", line.receptacles(),
            "mayMiss", line.mayMiss(),
            "missed", line.missed(),
            "due", line.next()));
  }

  private static Map<String, Object> fields(Ageing.Close line) {
    Map<String, Object> fields =
        new TreeMap<>(
            Map.of(
                "item", line.itemId(),
                "receptacle", line.receptacle(),
                "flight", line.flight(),
                "customs", line.customs(),
                "deadline", line.name(),
                "waitsFor", line.waitsOn(),
                "stage", line.stage(),
                "told", line.told(),
                "due", line.due()));
    line.expected().ifPresent(at -> fields.put("expected", at));
    return fields;
  }

  private static void object(JsonGenerator json, Map<String, Object> fields) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> each : fields.entrySet()) {
      if (each.getValue() instanceof Long number) json.writeNumberField(each.getKey(), number);
      else if (each.getValue() instanceof OffsetDateTime at)
        json.writeStringField(each.getKey(), at.withOffsetSameInstant(ZoneOffset.UTC).toString());
      else json.writeStringField(each.getKey(), each.getValue().toString());
    }
    json.writeEndObject();
  }
}
