package org.customspost.gateway.as2.mime;

import static org.customspost.gateway.error.ErrorCode.RCV_301;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;

/** Content-Transfer-Encoding (RFC 2045 section 6). */
public final class TransferEncoding {
  private static final int DER_SEQUENCE = 0x30;

  /** Signatures: Java decodes an array at once, and a stream one byte after the other. */
  private static final int AT_ONCE = 64 * 1024;

  private TransferEncoding() {}

  /** The body of an entity with its transfer encoding taken off. */
  public static Content decoded(Entity entity, Scratch scratch) throws IOException, Refused {
    String name = entity.headers().first("Content-Transfer-Encoding").orElse("binary");
    String encoding = Parameters.of(name).value().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "7bit", "8bit", "binary" -> entity.body();
      case "base64" -> base64(entity.body(), scratch);
      case "quoted-printable" -> quotedPrintable(entity.body(), scratch);
      default ->
          throw new Refused(RCV_301, "problem", "unknown Content-Transfer-Encoding " + encoding);
    };
  }

  /**
   * The body of an S/MIME entity: senders mistake its transfer encoding, but DER and base64 are
   * easily told apart.
   */
  public static Content pkcs7(Entity entity, Scratch scratch) throws IOException, Refused {
    try (InputStream in = entity.body().open()) {
      if (in.read() == DER_SEQUENCE) return entity.body();
    }
    return base64(entity.body(), scratch);
  }

  /** Base64 in lines, as RFC 2045 section 6.8 has it: other characters are passed over. */
  public static Content base64(Content content, Scratch scratch) throws IOException, Refused {
    try (Spool spool = scratch.spool()) {
      if (content.size() <= AT_ONCE) spool.write(Base64.getMimeDecoder().decode(content.bytes()));
      else decode(content, spool);
      return spool.content();
    } catch (StorageFailure e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      StorageFailure.rethrow(e);
      throw new Refused(RCV_301, "problem", "a part that is not the base64 it says");
    }
  }

  private static void decode(Content content, Spool spool) throws IOException {
    try (InputStream in =
        Base64.getMimeDecoder().wrap(new BufferedInputStream(content.open(), 32 * 1024))) {
      in.transferTo(spool);
    }
  }

  private static Content quotedPrintable(Content content, Scratch scratch) throws IOException {
    try (InputStream in = new QuotedPrintable(content.open());
        Spool spool = scratch.spool()) {
      in.transferTo(spool);
      return spool.content();
    }
  }

  /** Copies text with every line ended by CR LF, as signatures of text have it. */
  public static void canonical(Content content, OutputStream out) throws IOException {
    try (InputStream in = content.open()) {
      byte[] buffer = content.buffer();
      int previous = -1;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
        previous = canonical(buffer, read, previous, out);
      if (previous == '\r') out.write('\n');
    }
  }

  private static int canonical(byte[] buffer, int length, int before, OutputStream out)
      throws IOException {
    int previous = before;
    int from = 0;
    for (int i = 0; i < length; i++) {
      boolean bareLf = buffer[i] == '\n' && previous != '\r';
      boolean bareCr = previous == '\r' && buffer[i] != '\n';
      if (bareLf || bareCr) {
        out.write(buffer, from, i - from);
        out.write(bareLf ? '\r' : '\n');
        from = i;
      }
      previous = buffer[i];
    }
    out.write(buffer, from, length - from);
    return previous;
  }

  /** RFC 2045 section 6.7; what is not well formed is kept as it stands. */
  private static final class QuotedPrintable extends FilterInputStream {
    private int pending = -1;
    private int second = -1;

    QuotedPrintable(InputStream in) {
      super(new BufferedInputStream(in, 32 * 1024));
    }

    @Override
    public int read() throws IOException {
      int c = raw();
      while (c == '=') {
        int high = raw();
        int low = high == '\n' ? high : raw();
        if (high == '\n' || (high == '\r' && low == '\n')) {
          c = raw(); // a soft line break
          continue;
        }
        int value = Character.digit(high, 16) * 16 + Character.digit(low, 16);
        if (Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0) return value;
        pending = high;
        second = low;
        return c;
      }
      return c;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = 0;
      for (; count < length; count++) {
        int c = read();
        if (c < 0) return count == 0 ? -1 : count;
        into[offset + count] = (byte) c;
      }
      return count;
    }

    private int raw() throws IOException {
      int c = pending >= 0 ? pending : in.read();
      if (pending >= 0) {
        pending = second;
        second = -1;
      }
      return c;
    }
  }
}
