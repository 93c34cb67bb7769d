package org.customspost.gateway.journal;

import java.io.InputStream;
import java.util.Objects;

/** Reads a payload from start to end, one chunk at a time. */
final class PayloadStream extends InputStream {
  private final PayloadReading payloads;
  private final long id;
  private final long bytes;
  private long fetched;
  private byte[] chunk = new byte[0];
  private int next;

  PayloadStream(PayloadReading payloads, long id, long bytes) {
    this.payloads = payloads;
    this.id = id;
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return atEnd() ? -1 : chunk[next++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) return 0;
    if (atEnd()) return -1;
    int count = Math.min(length, chunk.length - next);
    System.arraycopy(chunk, next, target, offset, count);
    next += count;
    return count;
  }

  /** Goes past whole chunks without opening them. */
  @Override
  public long skip(long count) {
    long from = fetched - available();
    long to = Math.min(bytes, from + Math.max(0, count));
    if (to <= fetched) {
      next += (int) (to - from);
      return to - from;
    }
    int past = (int) (to % ChunkSeal.LENGTH);
    fetched = to - past;
    chunk = new byte[0];
    next = 0;
    if (!atEnd()) next = past;
    return to - from;
  }

  @Override
  public int available() {
    return chunk.length - next;
  }

  private boolean atEnd() {
    if (next < chunk.length) return false;
    if (fetched >= bytes) return true;
    chunk = payloads.range(id, fetched, ChunkSeal.LENGTH);
    fetched += chunk.length;
    next = 0;
    return false;
  }
}
