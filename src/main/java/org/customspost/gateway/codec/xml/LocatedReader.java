package org.customspost.gateway.codec.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decodes a document strictly and remembers for the characters read last at which byte they stood.
 * The parser knows positions only in characters; a kept slice needs bytes.
 */
final class LocatedReader extends Reader {
  /** 1 000 000 characters: more than the largest start tag the limits allow. */
  private static final int KEPT = 512;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(8192);
  private final Deque<Stretch> stretches = new ArrayDeque<>();
  private final int width;
  private long charsRead;
  private long bytesRead;
  private long lastEvent;
  private boolean ended;

  /** Second half of a character whose first half filled the target; -1 for none. */
  private int half = -1;

  /**
   * @param text empty where every character has the reader's own width
   */
  private record Stretch(long firstChar, long firstByte, String text) {}

  /**
   * @param head bytes that were already read from {@code in}
   */
  LocatedReader(InputStream in, byte[] head, int headLength, Encodings.Encoding encoding) {
    this.in = in;
    decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean wide =
        encoding.charset().equals(StandardCharsets.UTF_16BE)
            || encoding.charset().equals(StandardCharsets.UTF_16LE);
    width = wide ? 2 : 1;
    int mark = Math.min(encoding.mark(), headLength);
    bytes.put(head, mark, headLength - mark).flip();
    bytesRead = mark;
  }

  /** The parser came this far; markup may go on for another stretch. */
  void event() {
    lastEvent = charsRead;
  }

  /** Bytes decoded so far. */
  long bytesRead() {
    return bytesRead;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (charsRead - lastEvent > Limits.CHARACTERS_WITHOUT_EVENT) throw new TooLong();
    if (half >= 0) {
      target[offset] = (char) half;
      half = -1;
      return 1;
    }
    CharBuffer chars = CharBuffer.wrap(target, offset, length);
    while (true) {
      int before = bytes.position();
      CoderResult result = decoder.decode(bytes, chars, ended);
      int taken = bytes.position() - before;
      int made = chars.position() - offset;
      if (made > 0) remember(target, offset, made, taken);
      bytesRead += taken;
      charsRead += made;
      if (made > 0) return made;
      if (result.isError()) result.throwException();
      if (result.isOverflow()) return firstHalf(target, offset);
      if (ended) return -1;
      fill();
    }
  }

  /** The target has room for one char and the next character is two. */
  private int firstHalf(char[] target, int offset) {
    char[] both = new char[2];
    int before = bytes.position();
    decoder.decode(bytes, CharBuffer.wrap(both), ended);
    int taken = bytes.position() - before;
    remember(both, 0, 2, taken);
    bytesRead += taken;
    charsRead += 2;
    target[offset] = both[0];
    half = both[1];
    return 1;
  }

  private void remember(char[] target, int offset, int made, int taken) {
    String text = taken == made * width ? "" : new String(target, offset, made);
    stretches.addLast(new Stretch(charsRead, bytesRead, text));
    if (stretches.size() > KEPT) stretches.removeFirst();
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (read < 0) ended = true;
    else bytes.position(bytes.position() + read);
    bytes.flip();
  }

  /** The byte at which a character stands; characters are asked for from the front to the back. */
  long byteOf(long character) {
    Stretch found = null;
    while (!stretches.isEmpty() && stretches.peekFirst().firstChar <= character)
      found = stretches.removeFirst();
    if (found == null) return stretches.isEmpty() ? bytesRead : stretches.peekFirst().firstByte;
    stretches.addFirst(found);
    int within = (int) (character - found.firstChar);
    if (found.text.isEmpty()) return found.firstByte + (long) within * width;
    return found.firstByte + utf8Length(found.text, Math.min(within, found.text.length()));
  }

  private static int utf8Length(String text, int end) {
    int length = 0;
    for (int i = 0; i < end; i++) {
      char each = text.charAt(i);
      if (each < 0x80) length += 1;
      else if (each < 0x800 || Character.isSurrogate(each)) length += 2;
      else length += 3;
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
