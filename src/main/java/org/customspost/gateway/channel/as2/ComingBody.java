package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;
import org.eclipse.jetty.io.Content.Chunk;
import org.eclipse.jetty.io.Content.Source;

/**
 * A body on its way to us, read into a spool as it comes: neither longer than allowed nor slower,
 * and no thread waits for it.
 */
final class ComingBody {
  private final Source source;
  private final Listening.Pace pace;
  private final long largest;
  private final Spool spool;
  private final CompletableFuture<Content> whole = new CompletableFuture<>();
  private final long start = System.nanoTime();

  ComingBody(Source source, Listening.Pace pace, long largest, Scratch scratch) {
    this.source = source;
    this.pace = pace;
    this.largest = largest;
    this.spool = scratch.spool();
  }

  /** The connection ended, or nothing moved on it, before the body was whole. */
  static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOff(Throwable cause) {
      super(cause);
    }
  }

  /** The body is longer than allowed; the rest was not read. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The body comes slower than allowed. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Fails with one of the above, or because our disk does. */
  CompletableFuture<Content> read() {
    go();
    return whole;
  }

  private void go() {
    try {
      for (Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
        if (Chunk.isFailure(chunk)) throw new BrokenOff(chunk.getFailure());
        if (!isLast(chunk)) continue;
        Content content = spool.content();
        whole.complete(content);
        return;
      }
      source.demand(this::go);
    } catch (IOException | RuntimeException e) { // somebody must be answered whatever happened
      closeQuietly();
      whole.completeExceptionally(e);
    }
  }

  private boolean isLast(Chunk chunk) throws IOException {
    try {
      ByteBuffer bytes = chunk.getByteBuffer();
      if (spool.size() + bytes.remaining() > largest) throw new TooLong();
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      spool.write(copy, 0, copy.length);
      if (!pace.keptBy(spool.size(), System.nanoTime() - start)) throw new TooSlow();
      return chunk.isLast();
    } finally {
      chunk.release();
    }
  }

  private void closeQuietly() {
    try {
      spool.close();
    } catch (IOException e) {
      // what was written is thrown away with its scratch
    }
  }
}
