package org.customspost.gateway.as2.mime;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;

/** Some bytes of an array. */
final class MemoryRegion implements Content {
  private final byte[] bytes;
  private final int from;
  private final int length;

  MemoryRegion(byte[] bytes, int from, int length) {
    Objects.checkFromIndexSize(from, length, bytes.length);
    this.bytes = bytes;
    this.from = from;
    this.length = length;
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes, from, length);
  }

  @Override
  public Content region(long start, long size) {
    Objects.checkFromIndexSize(start, size, length);
    return new MemoryRegion(bytes, from + (int) start, (int) size);
  }

  @Override
  public String toString() {
    return length + " bytes in memory";
  }
}
