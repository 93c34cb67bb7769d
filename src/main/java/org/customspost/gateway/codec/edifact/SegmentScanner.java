package org.customspost.gateway.codec.edifact;

import static org.customspost.gateway.codec.edifact.OctetKinds.ELEMENT;
import static org.customspost.gateway.codec.edifact.OctetKinds.PLAIN;
import static org.customspost.gateway.codec.edifact.OctetKinds.RELEASE;
import static org.customspost.gateway.codec.edifact.OctetKinds.TERMINATOR;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into segments and a segment into tokens, without making a single object per token.
 * After {@link #next} the current segment can be asked; the next call overwrites it. Memory is
 * bounded by {@link #SEGMENT_LIMIT} whatever comes in.
 */
final class SegmentScanner {
  static final int SEGMENT_LIMIT = 256 * 1024;
  static final int ELEMENT_LIMIT = 64 * 1024;

  /** What a token's bytes hold besides plain characters. */
  static final byte RELEASED = 1;

  /** A release character before one that needs none: most often a lone question mark. */
  static final byte STRAY = 2;

  static final byte INVALID = 4;
  static final byte HIGH = 8;

  private final InputStream in;
  private byte[] buffer = new byte[64 * 1024];
  private int at;
  private int end;
  private long base;
  private Separators separators = Separators.DEFAULT;
  private Repertoire repertoire = Repertoire.UNOC;
  private byte[] classes = OctetKinds.of(separators, repertoire);

  private int segmentStart;
  private long segmentOffset;
  private boolean oversize;
  private boolean truncated;
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private byte[] marks = new byte[128];
  private int tokens;
  private int[] firsts = new int[64];
  private int elements;

  SegmentScanner(InputStream in) {
    this.in = in;
  }

  /** The first bytes, up to {@code most}, without taking them. */
  byte[] peek(int most) throws IOException {
    boolean more = true;
    while (more && end - at < most) more = fill(at);
    return Arrays.copyOfRange(buffer, at, Math.min(end, at + most));
  }

  /** Takes bytes that are not a segment, such as UNA. */
  void skip(int count) {
    at += count;
  }

  void use(Separators newSeparators) {
    separators = newSeparators;
    classes = OctetKinds.of(separators, repertoire);
  }

  void use(Repertoire newRepertoire) {
    repertoire = newRepertoire;
    classes = OctetKinds.of(separators, repertoire);
  }

  /**
   * Goes to the next segment.
   *
   * @return false at the end; {@link #truncated} then says whether it was in the middle of a
   *     segment
   */
  boolean next() throws IOException {
    tokens = 0;
    elements = 0;
    oversize = false;
    if (!toSegment()) return false;
    segmentStart = at;
    firsts[elements++] = 0;
    int p = at;
    int tokenStart = 0;
    byte mark = 0;
    while (true) {
      if (p == end) {
        int scanned = p - segmentStart;
        if (scanned > SEGMENT_LIMIT) return skipOversize(tokenStart, mark);
        boolean more = fill(segmentStart);
        p = segmentStart + scanned;
        if (!more) return cut(tokenStart, scanned, mark);
      }
      byte[] bytes = buffer;
      byte kind = PLAIN;
      while (p < end && (kind = classes[bytes[p] & 0xFF]) == PLAIN) p++;
      if (p == end) continue;
      if (kind < ELEMENT) {
        mark |= kind;
      } else if (kind == RELEASE) {
        mark |= RELEASED;
        p++;
        if (p == end) {
          int scanned = p - segmentStart;
          boolean more = fill(segmentStart);
          p = segmentStart + scanned;
          if (!more) return cut(tokenStart, scanned, mark);
        }
        byte released = classes[buffer[p] & 0xFF];
        if (released < ELEMENT) mark |= released;
        // Syntax 4 has one more service character, the asterisk that separates repetitions.
        if (released < ELEMENT && buffer[p] != '*') mark |= STRAY;
      } else {
        add(tokenStart, p - segmentStart, mark);
        tokenStart = p + 1 - segmentStart;
        mark = 0;
        if (kind == ELEMENT) beginElement();
        if (kind == TERMINATOR) return finish(p + 1);
      }
      p++;
    }
  }

  /** Whether the stream ended inside the current segment. */
  boolean truncated() {
    return truncated;
  }

  /** Whether the current segment was longer than {@link #SEGMENT_LIMIT}; only its begin is kept. */
  boolean oversize() {
    return oversize;
  }

  Separators separators() {
    return separators;
  }

  Repertoire repertoire() {
    return repertoire;
  }

  /** Offset of the current segment's tag from the start of the stream. */
  long offset() {
    return segmentOffset;
  }

  /** Offset behind the current segment's terminator. */
  long nextOffset() {
    return base + at;
  }

  /** Number of elements, the tag included (element 0). */
  int elements() {
    return elements;
  }

  /** Index of an element's first token. */
  int first(int element) {
    return element < elements ? firsts[element] : tokens;
  }

  long tokenOffset(int token) {
    return offset() + starts[token];
  }

  int start(int token) {
    return segmentStart + starts[token];
  }

  int end(int token) {
    return segmentStart + ends[token];
  }

  boolean isEmpty(int token) {
    return starts[token] == ends[token];
  }

  byte mark(int token) {
    return marks[token];
  }

  byte[] bytes() {
    return buffer;
  }

  /** The tag as one number: three bytes; -1 where it has not three bytes. */
  int tag() {
    if (tokens == 0 || ends[0] - starts[0] != 3 || marks[0] != 0) return -1;
    int p = segmentStart + starts[0];
    return Tag.code(buffer[p], buffer[p + 1], buffer[p + 2]);
  }

  private boolean toSegment() throws IOException {
    while (true) {
      while (at < end && isBlank(buffer[at])) at++;
      if (at < end) return true;
      if (!fill(at)) return false;
    }
  }

  private static boolean isBlank(byte octet) {
    return octet == '\r' || octet == '\n' || octet == ' ' || octet == '\t' || octet == 0x1A;
  }

  private void beginElement() {
    if (elements == firsts.length) firsts = Arrays.copyOf(firsts, elements * 2);
    firsts[elements++] = tokens;
  }

  private void add(int start, int stop, byte mark) {
    if (tokens == starts.length) {
      starts = Arrays.copyOf(starts, tokens * 2);
      ends = Arrays.copyOf(ends, tokens * 2);
      marks = Arrays.copyOf(marks, tokens * 2);
    }
    starts[tokens] = start;
    ends[tokens] = stop;
    marks[tokens++] = mark;
  }

  private boolean finish(int next) {
    at = next;
    segmentOffset = base + segmentStart;
    oversize = next - segmentStart > SEGMENT_LIMIT;
    return true;
  }

  private boolean cut(int tokenStart, int scanned, byte mark) {
    add(tokenStart, scanned, mark);
    segmentOffset = base + segmentStart;
    truncated = true;
    at = end;
    return false;
  }

  /** Drops what is beyond the limit, up to the terminator; tokens so far stay readable. */
  private boolean skipOversize(int tokenStart, byte mark) throws IOException {
    int kept = end - segmentStart;
    add(tokenStart, kept, mark);
    oversize = true;
    byte[] head = Arrays.copyOfRange(buffer, segmentStart, end);
    segmentOffset = base + segmentStart;
    boolean found = dropToTerminator();
    long behind = base + at;
    byte[] rest = Arrays.copyOfRange(buffer, at, end);
    buffer = Arrays.copyOf(head, Math.max(head.length + rest.length, 64 * 1024));
    System.arraycopy(rest, 0, buffer, kept, rest.length);
    segmentStart = 0;
    at = kept;
    end = kept + rest.length;
    // The dropped bytes are no longer in the buffer: offsets count from what follows them.
    base = behind - kept;
    truncated = !found;
    return found;
  }

  private boolean dropToTerminator() throws IOException {
    at = end;
    boolean released = false;
    while (fill(at)) {
      for (; at < end; at++) {
        byte kind = classes[buffer[at] & 0xFF];
        if (released) {
          released = false;
        } else if (kind == RELEASE) {
          released = true;
        } else if (kind == TERMINATOR) {
          at++;
          return true;
        }
      }
    }
    return false;
  }

  /** Reads more bytes, keeping those from {@code keep} on, which moves to the buffer's begin. */
  private boolean fill(int keep) throws IOException {
    if (keep > 0) {
      System.arraycopy(buffer, keep, buffer, 0, end - keep);
      base += keep;
      end -= keep;
      at -= keep;
      segmentStart = 0;
    }
    if (end == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
    int count = in.read(buffer, end, buffer.length - end);
    if (count <= 0) return false;
    end += count;
    return true;
  }
}
