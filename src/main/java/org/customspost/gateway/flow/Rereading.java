package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Agreement;

/**
 * Reads parts of arrivals again, for one thread and one batch. Parts that are asked for in the
 * order of their bytes cost one reading, and one unpacking, of all of them together; any other
 * order is as right, but starts anew.
 */
final class Rereading implements AutoCloseable {
  private static final int MOST_OPEN = 8;

  private final Bytes bytes;
  private final Map<Long, Forward> open = new LinkedHashMap<>();

  Rereading(Bytes bytes) {
    this.bytes = bytes;
  }

  /** A part of an arrival's unpacked bytes, shorter where they end before. */
  byte[] range(Arrival arrival, Agreement agreement, long offset, int length) throws IOException {
    Part part = new Part(offset, length);
    Forward forward = open.remove(arrival.id());
    if (forward == null || !forward.reaches(part)) {
      if (forward != null) forward.close();
      forward = new Forward(bytes.open(arrival, agreement));
    }
    byte[] read = forward.read(part);
    open.put(arrival.id(), forward);
    if (open.size() > MOST_OPEN) open.remove(open.keySet().iterator().next()).close();
    return read;
  }

  @Override
  public void close() {
    try {
      for (Forward each : List.copyOf(open.values())) each.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Part(long offset, int length) {}

  /**
   * One arrival, from its start towards its end. Keeps what is asked for again: the head of a
   * message, and the unit read last.
   */
  private static final class Forward {
    private static final int KEPT = 2;

    private final InputStream in;
    private final Map<Part, byte[]> kept = new LinkedHashMap<>();
    private long position;

    Forward(InputStream in) {
      this.in = in;
    }

    boolean reaches(Part part) {
      return part.offset() >= position || kept.containsKey(part);
    }

    byte[] read(Part part) throws IOException {
      byte[] read = kept.remove(part);
      if (read == null) {
        in.skipNBytes(part.offset() - position);
        read = in.readNBytes(part.length());
        position = part.offset() + read.length;
      }
      kept.put(part, read);
      if (kept.size() > KEPT) kept.remove(kept.keySet().iterator().next());
      return read;
    }

    void close() throws IOException {
      in.close();
    }
  }
}
