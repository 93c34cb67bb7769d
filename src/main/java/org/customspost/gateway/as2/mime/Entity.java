package org.customspost.gateway.as2.mime;

/**
 * A MIME entity as it stands in a message, byte for byte.
 *
 * @param headers its header fields
 * @param whole headers, empty line and body, as sent: what a signature covers
 * @param body what comes after the empty line, its transfer encoding still on
 */
public record Entity(Headers headers, Content whole, Content body) {

  /** The type and its parameters; RFC 2045 section 5.2 has the default. */
  public Parameters contentType() {
    return Parameters.of(headers.first("Content-Type").orElse("text/plain"));
  }
}
