package org.customspost.gateway.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;

/** What a command prints for a script. */
final class PrettyJson {
  private PrettyJson() {}

  /** Writes one value. */
  interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** The value on lines of its own, with a line break at the end. */
  static String of(Content content) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      content.write(json);
    }
    return text + System.lineSeparator();
  }
}
