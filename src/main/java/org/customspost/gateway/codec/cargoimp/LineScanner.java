package org.customspost.gateway.codec.cargoimp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/** Cuts bytes into lines at CR LF, or LF alone; keeps one line at a time. */
final class LineScanner {
  /** No line of these messages has more than 70 characters; text that somebody joined may have. */
  static final int LONGEST = 2_000;

  private static final int BLOCK = 8_192;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private final byte[] line = new byte[LONGEST];
  private int at;
  private int filled;
  private int length;
  private boolean tooLong;
  private long offset;
  private long nextOffset;
  private int number;

  LineScanner(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end of the bytes. */
  boolean next() throws IOException {
    offset = nextOffset;
    length = 0;
    tooLong = false;
    int octet = read();
    if (octet < 0) return false;
    number++;
    while (octet >= 0 && octet != '\n') {
      if (length < LONGEST) line[length++] = (byte) octet;
      else tooLong = true;
      octet = read();
    }
    return true;
  }

  private int read() throws IOException {
    if (at == filled) {
      filled = in.read(block);
      at = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    nextOffset++;
    return block[at++] & 0xFF;
  }

  /** The line without its end and without blanks before it. */
  String text() {
    int end = length;
    while (end > 0 && (line[end - 1] == '\r' || line[end - 1] == ' ')) end--;
    return new String(line, 0, end, ISO_8859_1);
  }

  boolean tooLong() {
    return tooLong;
  }

  /** Where the line begins. */
  long offset() {
    return offset;
  }

  /** Where the line after it begins. */
  long nextOffset() {
    return nextOffset;
  }

  /** 1-based. */
  int number() {
    return number;
  }
}
