package org.customspost.gateway.channel.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/** A file that takes so many bytes and no more, wherever they are written. */
final class BoundedChannel implements SeekableByteChannel {
  private final FileChannel file;
  private final long most;
  private boolean overrun;

  BoundedChannel(FileChannel file, long most) {
    this.file = file;
    this.most = most;
  }

  boolean overrun() {
    return overrun;
  }

  void force() throws IOException {
    file.force(true);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (file.position() + bytes.remaining() > most) {
      overrun = true;
      throw new IOException("larger than " + most + " bytes");
    }
    return file.write(bytes);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return file.read(bytes);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    file.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
