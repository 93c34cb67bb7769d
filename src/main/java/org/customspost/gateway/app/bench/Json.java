package org.customspost.gateway.app.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Results as a script reads them. */
final class Json {
  private Json() {}

  static String of(Machine machine, List<Result> results) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("machine");
      json.writeNumberField("cores", machine.cores());
      json.writeStringField("cpu", machine.cpu());
      json.writeStringField("jdk", machine.jdk());
      json.writeStringField("kernel", machine.kernel());
      json.writeNumberField("load", machine.load());
      json.writeEndObject();
      json.writeArrayFieldStart("benchmarks");
      for (Result each : results) write(json, each);
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.name());
    json.writeStringField("says", result.says());
    json.writeArrayFieldStart("figures");
    for (Figure each : result.figures()) write(json, each);
    json.writeEndArray();
    json.writeArrayFieldStart("remarks");
    for (String each : result.remarks()) json.writeString(each);
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Figure figure) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", figure.name());
    json.writeStringField("unit", figure.unit());
    json.writeNumberField("median", figure.median());
    json.writeNumberField("min", figure.min());
    json.writeNumberField("max", figure.max());
    json.writeArrayFieldStart("rounds");
    for (double each : figure.rounds()) json.writeNumber(each);
    json.writeEndArray();
    json.writeStringField("says", figure.says());
    json.writeEndObject();
  }
}
