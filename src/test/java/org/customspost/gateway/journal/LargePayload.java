package org.customspost.gateway.journal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Random;
import org.customspost.gateway.journal.postgres.Address;

/** Stores a long payload and reads it back; says its length where both are the same. */
final class LargePayload {
  private LargePayload() {}

  public static void main(String[] arguments) throws Exception {
    Address address = new Address(arguments[0], arguments[1], arguments[2]);
    long length = Long.parseLong(arguments[3]);
    TestSealing sealing = new TestSealing();
    try (Database database = Database.open(address, 3)) {
      Payloads payloads = new Payloads(database, sealing);
      RetentionUnit unit =
          new RetentionUnits(database, sealing, Clock.systemUTC()).today("post-a", "items", 30);
      Stored stored =
          database.transaction(
              handle -> payloads.store(handle, new Generated(length), unit, length));
      if (stored.hash().equals(hash(payloads.open(stored.id()))))
        System.out.println("same " + stored.bytes());
    }
  }

  private static String hash(InputStream in) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer))
      digest.update(buffer, 0, count);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Bytes that compress to half. */
  private static final class Generated extends InputStream {
    private final Random random = new Random(7);
    private long left;

    Generated(long length) {
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left == 0) return -1;
      int count = (int) Math.min(length, left);
      for (int i = offset; i < offset + count; i++) target[i] = (byte) (random.nextInt() & 15);
      left -= count;
      return count;
    }
  }
}
