package org.customspost.gateway.codec.edifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A syntax level of UNB S001/0001: its character set, and which of its bytes are graphic characters
 * of the level (ISO 9735 annex A).
 */
record Repertoire(String name, Charset charset) {
  private static final String LEVEL_A = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/=!\"%&*;<>'+:?";
  private static final String LEVEL_B = LEVEL_A + "abcdefghijklmnopqrstuvwxyz";
  static final Repertoire UNOC = new Repertoire("UNOC", ISO_8859_1);
  static final String ALLOWED = "UNOA to UNOK, UNOW, UNOY with version 1 to 4";

  private static final Map<String, Repertoire> KNOWN =
      Map.ofEntries(
          entry("UNOA", US_ASCII),
          entry("UNOB", US_ASCII),
          Map.entry("UNOC", UNOC),
          entry("UNOD", Charset.forName("ISO-8859-2")),
          entry("UNOE", Charset.forName("ISO-8859-5")),
          entry("UNOF", Charset.forName("ISO-8859-7")),
          entry("UNOG", Charset.forName("ISO-8859-3")),
          entry("UNOH", Charset.forName("ISO-8859-4")),
          entry("UNOI", Charset.forName("ISO-8859-6")),
          entry("UNOJ", Charset.forName("ISO-8859-8")),
          entry("UNOK", Charset.forName("ISO-8859-9")),
          entry("UNOW", UTF_8),
          entry("UNOY", UTF_8));

  static @Nullable Repertoire of(String name) {
    return KNOWN.get(name);
  }

  boolean severalBytes() {
    return charset.equals(UTF_8);
  }

  /** Whether this byte may stand in a value. */
  boolean holds(int octet) {
    if (name.equals("UNOA")) return LEVEL_A.indexOf(octet) >= 0;
    if (name.equals("UNOB")) return LEVEL_B.indexOf(octet) >= 0;
    if (octet < 0x80) return octet >= 0x20 && octet != 0x7F;
    // In the 8-bit sets 80 to 9F are control characters; text in Windows-1252 or UTF-8 has them.
    return severalBytes() || octet >= 0xA0;
  }

  /** Whether this character can be written. */
  boolean canWrite(int character) {
    if (character < 0x80) return holds(character);
    if (charset.equals(ISO_8859_1)) return character >= 0xA0 && character <= 0xFF;
    return charset.newEncoder().canEncode(Character.toString(character));
  }

  private static Map.Entry<String, Repertoire> entry(String name, Charset charset) {
    return Map.entry(name, new Repertoire(name, charset));
  }
}
