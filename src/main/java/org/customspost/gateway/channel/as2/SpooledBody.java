package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;

/**
 * A body still on the connection. Read to its end into a spool, neither longer than allowed nor
 * slower.
 */
final class SpooledBody {
  private static final int CHUNK = 64 * 1024;

  /** Nobody is judged by the first seconds. */
  private static final long GRACE_SECONDS = 10;

  private final InputStream in;
  private final int bytesPerSecond;

  SpooledBody(InputStream in, int bytesPerSecond) {
    this.in = in;
    this.bytesPerSecond = bytesPerSecond;
  }

  /** The body is longer than allowed; the rest was not read. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The body comes slower than allowed. */
  static final class TooSlow extends InterruptedIOException {
    private static final long serialVersionUID = 1L;
  }

  Content read(Scratch scratch, long limit) throws IOException {
    long start = System.nanoTime();
    byte[] chunk = new byte[CHUNK];
    try (Spool spool = scratch.spool()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        if (spool.size() + count > limit) throw new TooLong();
        spool.write(chunk, 0, count);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (seconds > GRACE_SECONDS && spool.size() / seconds < bytesPerSecond) throw new TooSlow();
      }
      return spool.content();
    }
  }
}
