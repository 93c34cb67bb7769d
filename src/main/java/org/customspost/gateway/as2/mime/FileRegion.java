package org.customspost.gateway.as2.mime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Some bytes of a file. */
record FileRegion(Path file, long from, long size) implements Content {

  @Override
  public InputStream open() throws IOException {
    try {
      return new RegionStream(FileChannel.open(file, StandardOpenOption.READ), from, size);
    } catch (IOException e) {
      throw new StorageFailure(e);
    }
  }

  @Override
  public Content region(long start, long length) {
    Objects.checkFromIndexSize(start, length, size);
    return new FileRegion(file, from + start, length);
  }

  /** Reads by position, with no buffer of its own: who reads single bytes puts one around it. */
  private static final class RegionStream extends InputStream {
    private final FileChannel channel;
    private long at;
    private long left;

    RegionStream(FileChannel channel, long from, long size) {
      this.channel = channel;
      this.at = from;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) return 0;
      if (left == 0) return -1;
      int read = fromFile(ByteBuffer.wrap(into, offset, (int) Math.min(length, left)));
      at += read;
      left -= read;
      return read;
    }

    private int fromFile(ByteBuffer into) throws StorageFailure {
      try {
        int read = channel.read(into, at);
        if (read < 0) throw new EOFException("a file became shorter while it was read");
        return read;
      } catch (IOException e) {
        throw new StorageFailure(e);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
