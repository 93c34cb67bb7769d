package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.codec.edifact.SegmentScanner.RELEASED;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into text. Short values (tags, codes, units, currencies) repeat all the time: they
 * are made once. Not for several threads.
 */
final class TokenText {
  /** As many octets as a long has; none of them is zero, so the long says how many there are. */
  private static final int LONGEST_KEPT = 8;

  /** Odd, with its bits well mixed: the upper bits of a product with it depend on all octets. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final SegmentScanner scanner;
  private final @Nullable String[] kept = new @Nullable String[1024];
  private final long[] keptOctets = new long[1024];

  TokenText(SegmentScanner scanner) {
    this.scanner = scanner;
  }

  /** The token's text without release characters. */
  String of(int token) {
    int start = scanner.start(token);
    int length = scanner.end(token) - start;
    if (length == 0) return "";
    byte mark = scanner.mark(token);
    if (mark == 0 && length <= LONGEST_KEPT) return kept(start, length);
    if ((mark & RELEASED) == 0)
      return new String(scanner.bytes(), start, length, scanner.repertoire().charset());
    byte[] plain = plain(start, length, false);
    return new String(plain, scanner.repertoire().charset());
  }

  /** Component text, or empty where the segment has no such place. Both counted from 1. */
  String of(int element, int component) {
    int token = token(element, component);
    return token < 0 ? "" : of(token);
  }

  /** Index of a token, or -1 where the segment has no such place. */
  int token(int element, int component) {
    if (element >= scanner.elements()) return -1;
    int token = scanner.first(element) + component - 1;
    return token < scanner.first(element + 1) ? token : -1;
  }

  /** Length in characters. */
  int length(int token) {
    return scanner.mark(token) == 0
        ? scanner.end(token) - scanner.start(token)
        : of(token).codePointCount(0, of(token).length());
  }

  /** The whole element as it was sent, with its component separators. */
  String raw(int element) {
    if (element >= scanner.elements()) return "";
    int first = scanner.first(element);
    int last = scanner.first(element + 1) - 1;
    StringBuilder text = new StringBuilder();
    for (int token = first; token <= last; token++) {
      if (token > first) text.append(':');
      text.append(of(token));
    }
    int stop = text.length();
    while (stop > 0 && text.charAt(stop - 1) == ':') stop--;
    return text.substring(0, stop);
  }

  /** Whether the token's bytes are text of the character set at all; only UTF-8 can fail. */
  boolean decodes(int token) {
    if (!scanner.repertoire().severalBytes()) return true;
    byte[] plain = plain(scanner.start(token), scanner.end(token) - scanner.start(token), false);
    try {
      var unused = scanner.repertoire().charset().newDecoder().decode(ByteBuffer.wrap(plain));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Value of the first byte that the repertoire does not hold; -1 where all are held. */
  int firstInvalid(int token) {
    byte[] plain = plain(scanner.start(token), scanner.end(token) - scanner.start(token), true);
    for (byte each : plain)
      if (!scanner.repertoire().holds(each & 0xFF)
          && each != scanner.separators().release()
          && each != scanner.separators().terminator()
          && each != scanner.separators().element()
          && each != scanner.separators().component()) return each & 0xFF;
    return -1;
  }

  private byte[] plain(int start, int length, boolean keepReleases) {
    byte[] bytes = scanner.bytes();
    byte[] plain = new byte[length];
    int count = 0;
    boolean released = false;
    for (int p = start; p < start + length; p++) {
      byte octet = bytes[p];
      boolean release = octet == scanner.separators().release() && scanner.separators().releases();
      if (!released && release) {
        released = true;
        if (!keepReleases) continue;
      } else {
        released = false;
      }
      plain[count++] = octet;
    }
    return Arrays.copyOf(plain, count);
  }

  private String kept(int start, int length) {
    byte[] bytes = scanner.bytes();
    long octets = 0;
    int all = 0;
    for (int p = start; p < start + length; p++) {
      octets = (octets << 8) | (bytes[p] & 0xFF);
      all |= bytes[p];
    }
    // beyond ASCII the same octets are other text in another character set
    if (all < 0) return new String(bytes, start, length, scanner.repertoire().charset());
    int slot = (int) ((octets * SPREAD) >>> 54);
    String found = kept[slot];
    if (found != null && keptOctets[slot] == octets) return found;
    String made = new String(bytes, start, length, scanner.repertoire().charset());
    kept[slot] = made;
    keptOctets[slot] = octets;
    return made;
  }
}
