package org.customspost.gateway.as2.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.customspost.gateway.error.ErrorCode.RCV_301;
import static org.customspost.gateway.error.ErrorCode.RCV_302;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a multipart body at its boundaries (RFC 2046 section 5.1.1), byte-exact: the line end before
 * a boundary belongs to the boundary. Reads once and copies nothing.
 */
public final class Multipart {
  // RFC 2046 section 5.1.1 allows 70 characters; some products are a little more generous
  private static final int LONGEST_BOUNDARY = 200;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer;
  private int position;
  private int filled;
  private long at;
  private int previous = -1;
  private int last = -1;
  private boolean ended;

  private Multipart(InputStream in, byte[] buffer, String boundary) {
    this.in = in;
    this.buffer = buffer;
    this.delimiter = ("--" + boundary).getBytes(ISO_8859_1);
  }

  /**
   * The parts, each with its headers.
   *
   * @param most how many there may be; one more is refused without looking further
   */
  public static List<Content> parts(Entity multipart, int most) throws IOException, Refused {
    String boundary = multipart.contentType().parameter("boundary").orElse("");
    if (boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY)
      throw new Refused(RCV_301, "problem", "a multipart without a usable boundary");
    try (InputStream in = multipart.body().open()) {
      return new Multipart(in, multipart.body().buffer(), boundary).cut(multipart.body(), most);
    }
  }

  private List<Content> cut(Content body, int most) throws IOException, Refused {
    List<Content> parts = new ArrayList<>();
    long start = -1;
    while (!ended) {
      long end = untilBoundary();
      if (end < 0)
        throw new Refused(RCV_301, "problem", "the last boundary of a multipart is missing");
      if (start >= 0) parts.add(body.region(start, Math.max(end - start, 0)));
      if (parts.size() > most)
        throw new Refused(RCV_302, "what", "parts", "limit", Integer.toString(most));
      start = at;
    }
    return parts;
  }

  /**
   * Moves behind the next boundary line.
   *
   * @return where the bytes before it end, -1 where there is no boundary any more
   */
  private long untilBoundary() throws IOException {
    long before = at;
    while (true) {
      next();
      int matched = 0;
      while (matched < delimiter.length && last == (delimiter[matched] & 0xFF)) {
        matched++;
        next();
      }
      if (matched == delimiter.length && isBoundary()) return before;
      skipLine();
      if (last < 0) return -1;
      before = at - (previous == '\r' ? 2 : 1);
    }
  }

  /** After the delimiter: two hyphens for the last boundary, else blanks and a line end. */
  private boolean isBoundary() throws IOException {
    if (last == '-') {
      next();
      ended = last == '-';
      return ended;
    }
    while (last == ' ' || last == '\t') next();
    if (last == '\r') next();
    return last == '\n';
  }

  /** Moves onto the next line end, or to the end: nearly all bytes of a message are passed here. */
  private void skipLine() throws IOException {
    while (last >= 0 && last != '\n') {
      int from = position;
      int lineEnd = from;
      while (lineEnd < filled && buffer[lineEnd] != '\n') lineEnd++;
      if (lineEnd > from) {
        last = buffer[lineEnd - 1] & 0xFF;
        position = lineEnd;
        at += lineEnd - from;
      }
      next();
    }
  }

  private void next() throws IOException {
    previous = last;
    if (position == filled) {
      filled = Math.max(in.read(buffer), 0);
      position = 0;
    }
    last = position < filled ? buffer[position++] & 0xFF : -1;
    if (last >= 0) at++;
  }
}
