package org.customspost.gateway.as2.mime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A content being written: in memory while it is small, then in a file. Nobody can read it before
 * {@link #content}, which is what keeps decrypted bytes unseen until their tag is verified.
 */
public final class Spool extends OutputStream {
  private static final int FIRST = 4 * 1024;

  private final Scratch scratch;
  private byte[] small;
  private @Nullable OutputStream large;
  private @Nullable Path file;
  private long size;

  Spool(Scratch scratch) {
    this.scratch = scratch;
    this.small = new byte[Math.min(FIRST, scratch.free())];
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (large == null && !fits(size + length)) toFile();
    if (large == null) System.arraycopy(bytes, from, small, (int) size, length);
    else toFile(large, bytes, from, length);
    size += length;
  }

  /** Makes room in memory where there may be some. */
  private boolean fits(long needed) {
    if (needed <= small.length) return true;
    int most = Math.max(Memory.LARGEST, scratch.free());
    if (needed > most) return false;
    int larger = (int) Math.min(most, Math.max(needed, 2L * small.length));
    if (larger > scratch.free() && !scratch.take(larger)) {
      if (needed > scratch.free()) return false;
      larger = scratch.free();
    }
    small = Arrays.copyOf(small, larger);
    return true;
  }

  /** How much was written. */
  public long size() {
    return size;
  }

  /** Ends the writing; what was written can now be read. */
  public Content content() throws IOException {
    close();
    return file == null ? new MemoryRegion(small, 0, (int) size) : new FileRegion(file, 0, size);
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
      out.write(small, 0, (int) size);
    } catch (IOException e) {
      throw new StorageFailure(e);
    }
    small = new byte[0];
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
