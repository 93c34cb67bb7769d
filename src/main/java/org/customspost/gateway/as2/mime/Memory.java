package org.customspost.gateway.as2.mime;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all messages under way may hold in memory together, beside the little that each content may
 * anyway: a message of a megabyte need not touch the disk while there is room. For several threads.
 */
public final class Memory {
  /** Most messages are smaller than this. */
  private static final int USUAL = 128 * 1024;

  /** A larger content goes to a file, however much room there is. */
  static final int LARGEST = 4 * 1024 * 1024;

  private static final int SHARE_OF_HEAP = 8;

  private final int free;
  private final AtomicLong left;

  private Memory(int free, long shared) {
    this.free = free;
    this.left = new AtomicLong(shared);
  }

  /** An eighth of the heap. */
  public static Memory ofHeap() {
    return shared(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  public static Memory shared(long bytes) {
    return new Memory(USUAL, bytes);
  }

  /** Nothing beside the little that each content may have. */
  public static Memory usual() {
    return new Memory(USUAL, 0);
  }

  /** The same with another little. */
  public static Memory each(int bytes) {
    return new Memory(bytes, 0);
  }

  int free() {
    return free;
  }

  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) return true;
    left.addAndGet(bytes);
    return false;
  }

  void give(long bytes) {
    left.addAndGet(bytes);
  }
}
