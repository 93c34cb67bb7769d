package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.customspost.gateway.model.passage.Departure;

/** What a departure says. */
final class Said {
  private Said() {}

  static String by(Departure departure) {
    try {
      return new String(departure.body().bytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the first element of that name; empty where there is none. */
  static String part(String xml, String element) {
    int from = xml.indexOf("<" + element + ">");
    if (from < 0) return "";
    return xml.substring(from + element.length() + 2, xml.indexOf("</" + element + ">", from));
  }
}
