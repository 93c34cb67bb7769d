package org.customspost.gateway.as2.mime;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A content being written: in memory while it is small, then in a file. Nobody can read it before
 * {@link #content}, which is what keeps decrypted bytes unseen until their tag is verified.
 */
public final class Spool extends OutputStream {
  private static final int FIRST = 4 * 1024;

  private final Scratch scratch;
  private final int memory;
  private ByteArrayOutputStream small = new ByteArrayOutputStream(FIRST);
  private @Nullable OutputStream large;
  private @Nullable Path file;
  private long size;

  Spool(Scratch scratch, int memory) {
    this.scratch = scratch;
    this.memory = memory;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    size += length;
    if (large == null && size > memory) toFile();
    if (large == null) small.write(bytes, from, length);
    else toFile(large, bytes, from, length);
  }

  /** How much was written. */
  public long size() {
    return size;
  }

  /** Ends the writing; what was written can now be read. */
  public Content content() throws IOException {
    close();
    return file == null ? Content.of(small.toByteArray()) : new FileRegion(file, 0, size);
  }

  @Override
  public void close() throws IOException {
    try {
      if (large != null) large.close();
    } catch (IOException e) {
      throw new StorageFailure(e);
    }
  }

  private void toFile() throws StorageFailure {
    Path made = scratch.file();
    try {
      OutputStream out = new BufferedOutputStream(Files.newOutputStream(made), 64 * 1024);
      large = out;
      file = made;
      small.writeTo(out);
    } catch (IOException e) {
      throw new StorageFailure(e);
    }
    small = new ByteArrayOutputStream(0);
  }

  private static void toFile(OutputStream out, byte[] bytes, int from, int length)
      throws StorageFailure {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw new StorageFailure(e);
    }
  }
}
