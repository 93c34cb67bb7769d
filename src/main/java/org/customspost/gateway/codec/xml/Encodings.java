package org.customspost.gateway.codec.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.customspost.gateway.error.ErrorCode.INS_204;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/**
 * Finds a document's encoding from its first bytes (XML 1.0, appendix F): byte order mark, then the
 * shape of the first two characters, then the XML declaration, else UTF-8.
 */
final class Encodings {
  /** How many first bytes are looked at. */
  static final int HEAD = 256;

  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private static final Map<String, Charset> KNOWN =
      Map.of(
          "UTF-8", UTF_8,
          "UTF8", UTF_8,
          "US-ASCII", UTF_8,
          "ASCII", UTF_8,
          "ISO-8859-1", ISO_8859_1,
          "LATIN1", ISO_8859_1,
          "WINDOWS-1252", Charset.forName("windows-1252"),
          "ISO-8859-15", Charset.forName("ISO-8859-15"));

  private Encodings() {}

  /**
   * @param mark length of the byte order mark
   */
  record Encoding(Charset charset, int mark) {}

  static Encoding of(byte[] head, int length) throws XmlProblem {
    int first = length > 0 ? head[0] & 0xFF : -1;
    int second = length > 1 ? head[1] & 0xFF : -1;
    if (first == 0xEF && second == 0xBB && length > 2 && (head[2] & 0xFF) == 0xBF)
      return new Encoding(UTF_8, 3);
    if (first == 0xFE && second == 0xFF) return new Encoding(UTF_16BE, 2);
    if (first == 0xFF && second == 0xFE) return new Encoding(UTF_16LE, 2);
    if (first == 0 && second == '<') return new Encoding(UTF_16BE, 0);
    if (first == '<' && second == 0) return new Encoding(UTF_16LE, 0);
    return new Encoding(declared(new String(head, 0, length, ISO_8859_1)), 0);
  }

  private static Charset declared(String head) throws XmlProblem {
    Matcher declared = DECLARED.matcher(head);
    if (!declared.find()) return UTF_8;
    Charset charset = KNOWN.get(declared.group(1).toUpperCase(Locale.ROOT));
    if (charset != null) return charset;
    throw new XmlProblem(
        Finding.of(
            INS_204,
            Place.NOWHERE,
            "value",
            declared.group(1),
            "allowed",
            "UTF-8, UTF-16 with byte order mark, ISO-8859-1, ISO-8859-15, windows-1252"));
  }
}
