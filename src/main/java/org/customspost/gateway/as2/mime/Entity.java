package org.customspost.gateway.as2.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A MIME entity as it stands in a message, byte for byte.
 *
 * @param headers its header fields
 * @param whole headers, empty line and body, as sent: what a signature covers
 * @param body what comes after the empty line, its transfer encoding still on
 */
public record Entity(Headers headers, Content whole, Content body) {
  private static final int BUFFER = 1024;

  /** Reads the headers of a part. */
  public static Entity read(Content whole, Limits limits) throws IOException, Refused {
    try (InputStream in = new BufferedInputStream(whole.open(), BUFFER)) {
      HeaderReading reading = new HeaderReading(in, limits);
      Headers headers = reading.headers();
      Content body = whole.region(reading.length(), whole.size() - reading.length());
      return new Entity(headers, whole, body);
    }
  }

  /** Puts an entity together. */
  public static Entity of(Headers headers, Content body) {
    return new Entity(headers, Content.joined(List.of(Content.of(headers.bytes()), body)), body);
  }

  /** The type and its parameters; RFC 2045 section 5.2 has the default. */
  public Parameters contentType() {
    return Parameters.of(headers.first("Content-Type").orElse("text/plain"));
  }
}
