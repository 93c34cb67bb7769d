package org.customspost.gateway.app.bench;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * Bytes on their way to a reader. After every so many of them the whole heap is collected, in the
 * middle of the reader's work, and what is left is what the reader and all around it keep alive.
 */
final class Alive extends FilterInputStream {
  private final long every;
  private long sinceLook;
  private long most;

  Alive(InputStream in, long every) {
    super(in);
    this.every = every;
  }

  /** The most that was alive, in bytes. */
  long most() {
    return most;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    if (octet >= 0) passed(1);
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (count > 0) passed(count);
    return count;
  }

  private void passed(int count) {
    sinceLook += count;
    if (sinceLook < every) return;
    sinceLook = 0;
    System.gc();
    most = Math.max(most, afterCollection());
  }

  /** What the last collection of each part of the heap left; a full one collects them all. */
  private static long afterCollection() {
    long used = 0;
    for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = each.getCollectionUsage();
      if (each.getType() == MemoryType.HEAP && left != null) used += left.getUsed();
    }
    return used;
  }
}
