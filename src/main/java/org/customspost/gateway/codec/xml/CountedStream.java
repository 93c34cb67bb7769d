package org.customspost.gateway.codec.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Counts the bytes of an interchange. */
final class CountedStream extends FilterInputStream {
  private long count;

  CountedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    if (read >= 0) count++;
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = in.read(target, offset, length);
    if (read > 0) count += read;
    return read;
  }

  /** The length of the whole, also where reading stopped early. */
  long total() throws IOException {
    return count + in.transferTo(OutputStream.nullOutputStream());
  }
}
