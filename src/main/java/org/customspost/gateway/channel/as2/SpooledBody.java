package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.io.InputStream;
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

  /** The connection ended, or nothing moved on it, before the body was whole. */
  static final class BrokenOff extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenOff(IOException cause) {
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

  Content read(Scratch scratch, long limit) throws IOException {
    long start = System.nanoTime();
    byte[] chunk = new byte[CHUNK];
    try (Spool spool = scratch.spool()) {
      for (int count = next(chunk); count >= 0; count = next(chunk)) {
        if (spool.size() + count > limit) throw new TooLong();
        spool.write(chunk, 0, count);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (seconds > GRACE_SECONDS && spool.size() / seconds < bytesPerSecond) throw new TooSlow();
      }
      return spool.content();
    }
  }

  private int next(byte[] chunk) throws BrokenOff {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      throw new BrokenOff(e);
    }
  }
}
