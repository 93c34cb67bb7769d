package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import org.customspost.gateway.as2.mime.Content;

/**
 * One line end more than was signed: libas2 signs a multipart up to its last boundary and sends a
 * line end after it, beside the one that belongs to the outer boundary. To leave it out is safe:
 * whatever follows the last boundary of a multipart says nothing (RFC 2046 section 5.1.1), and each
 * byte that is read is still under the signature.
 */
final class LastLineEnd {
  private static final byte[] AFTER_BOUNDARY = "--\r\n".getBytes(US_ASCII);

  private LastLineEnd() {}

  /** A multipart without it, or as it is where nothing like it is there. */
  static Content without(Content multipart) throws IOException {
    long size = multipart.size();
    if (size < AFTER_BOUNDARY.length) return multipart;
    byte[] end = multipart.region(size - AFTER_BOUNDARY.length, AFTER_BOUNDARY.length).bytes();
    return Arrays.equals(end, AFTER_BOUNDARY) ? multipart.region(0, size - 2) : multipart;
  }
}
