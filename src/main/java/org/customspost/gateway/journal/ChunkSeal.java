package org.customspost.gateway.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.customspost.gateway.model.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * Packs and seals one chunk after another, and undoes it. The first byte under the seal says
 * whether the rest is compressed. Close it: compression holds memory outside of the heap.
 */
final class ChunkSeal implements AutoCloseable {
  /** A range of a payload is read by whole chunks of this length. */
  static final int LENGTH = 256 * 1024;

  private static final byte PLAIN = 0;
  private static final byte DEFLATED = 1;

  private final Sealing sealing;
  // Each is made when it is first needed: what zlib sets up costs as much as some kilobytes.
  private @Nullable Deflater deflater;
  private @Nullable Inflater inflater;

  ChunkSeal(Sealing sealing) {
    this.sealing = sealing;
  }

  byte[] seal(byte[] wrappedKey, long payload, int number, byte[] plain, int length) {
    return sealing.seal(wrappedKey, pack(plain, length), context(payload, number));
  }

  byte[] open(byte[] wrappedKey, long payload, int number, byte[] sealed)
      throws DataFormatException {
    byte[] packed = sealing.open(wrappedKey, sealed, context(payload, number));
    if (packed[0] == PLAIN) return Arrays.copyOfRange(packed, 1, packed.length);
    byte[] plain = new byte[ByteBuffer.wrap(packed, 1, Integer.BYTES).getInt()];
    Inflater inflater = fresh();
    int head = 1 + Integer.BYTES;
    inflater.setInput(packed, head, packed.length - head);
    int filled = 0;
    while (filled < plain.length && !inflater.finished()) {
      int more = inflater.inflate(plain, filled, plain.length - filled);
      if (more == 0) throw new DataFormatException("compressed bytes end too early");
      filled += more;
    }
    return plain;
  }

  private byte[] pack(byte[] plain, int length) {
    return Noise.isMuch(plain, length) ? plain(plain, length) : deflated(plain, length);
  }

  private static byte[] plain(byte[] plain, int length) {
    byte[] packed = new byte[1 + length];
    packed[0] = PLAIN;
    System.arraycopy(plain, 0, packed, 1, length);
    return packed;
  }

  private byte[] deflated(byte[] plain, int length) {
    byte[] packed = new byte[1 + Integer.BYTES + length];
    int head = 1 + Integer.BYTES;
    Deflater deflater = emptied();
    deflater.setInput(plain, 0, length);
    deflater.finish();
    int filled = deflater.deflate(packed, head, length);
    if (deflater.finished()) {
      packed[0] = DEFLATED;
      ByteBuffer.wrap(packed, 1, Integer.BYTES).putInt(length);
      return Arrays.copyOf(packed, head + filled);
    }
    return plain(plain, length);
  }

  // Sealed into every chunk, so that none can be moved to another place or payload unseen.
  private static byte[] context(long payload, int number) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(payload).putInt(number).array();
  }

  private Deflater emptied() {
    Deflater made = deflater;
    if (made == null) made = new Deflater(Deflater.BEST_SPEED, true);
    else made.reset();
    deflater = made;
    return made;
  }

  private Inflater fresh() {
    Inflater made = inflater;
    if (made == null) made = new Inflater(true);
    else made.reset();
    inflater = made;
    return made;
  }

  @Override
  public void close() {
    if (deflater != null) deflater.end();
    if (inflater != null) inflater.end();
  }
}
