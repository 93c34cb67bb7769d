package org.customspost.gateway.as2.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.customspost.gateway.error.ErrorCode.RCV_300;
import static org.customspost.gateway.error.ErrorCode.RCV_301;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** Reads one header section within limits (RFC 5322 section 2.2). */
final class HeaderReading {
  private final InputStream in;
  private final Limits limits;
  private final List<Headers.Field> fields = new ArrayList<>();
  private int bytes;

  HeaderReading(InputStream in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** RFC 5322 section 2.2: printable US-ASCII but the colon. */
  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c <= ' ' || c >= 127 || c == ':') return false;
    }
    return !name.isEmpty();
  }

  Headers headers() throws IOException, Refused {
    StringBuilder field = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      // RFC 5322 section 2.2.3: unfolding removes the line end and keeps the blanks
      if (!folded) end(field);
      field.append(line);
    }
    end(field);
    return new Headers(fields);
  }

  /** How many bytes were read, the empty line included. */
  int length() {
    return bytes;
  }

  private void end(StringBuilder field) throws Refused {
    if (field.isEmpty()) return;
    int colon = field.indexOf(":");
    String name = colon < 0 ? "" : field.substring(0, colon).stripTrailing();
    if (!isName(name)) throw new Refused(RCV_301, "problem", "a header line without a field name");
    if (fields.size() == limits.headerFields())
      throw tooLarge("fields", Integer.toString(limits.headerFields()));
    fields.add(new Headers.Field(name, text(field.substring(colon + 1).strip())));
    field.setLength(0);
  }

  /** One line, each byte as one character; a bare LF ends it too, as some senders write it. */
  private String line() throws IOException, Refused {
    StringBuilder line = new StringBuilder(80);
    for (int c = next(); c >= 0 && c != '\n'; c = next()) line.append((char) c);
    String text = line.toString();
    String ended = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (ended.indexOf('\r') >= 0 || ended.indexOf('\0') >= 0)
      throw new Refused(RCV_301, "problem", "a header line with a bare CR or a NUL in it");
    return ended;
  }

  private int next() throws IOException, Refused {
    int c = in.read();
    if (c < 0) return c;
    if (++bytes > limits.headerBytes())
      throw tooLarge("bytes", Integer.toString(limits.headerBytes()));
    return c;
  }

  private static Refused tooLarge(String what, String limit) {
    return new Refused(RCV_300, "what", what, "limit", limit);
  }

  /** UTF-8 where the bytes are that: RFC 4130 names no charset and both are met. */
  private static String text(String bytes) {
    if (isAscii(bytes)) return bytes;
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      return bytes;
    }
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 128) return false;
    return true;
  }
}
