package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.IDN_010;
import static org.customspost.gateway.error.ErrorCode.IDN_011;
import static org.customspost.gateway.error.ErrorCode.IDN_480;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Agreement;

/** Opens the bytes of an arrival, unpacked where the agreement allows compressed ones. */
public final class Bytes {
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final Payloads payloads;

  public Bytes(Payloads payloads) {
    this.payloads = payloads;
  }

  /**
   * @throws GatewayException IDN where the bytes are compressed without agreement; when read, where
   *     they unpack to more than the interchange limit
   */
  InputStream open(Arrival arrival, Agreement agreement) throws IOException {
    BufferedInputStream plain = new BufferedInputStream(payloads.open(arrival.payload()));
    plain.mark(2);
    byte[] start = plain.readNBytes(2);
    plain.reset();
    if (!isCompressed(start)) return plain;
    Place place = Place.source(arrival.name());
    if (!agreement.limits().compressed()) throw new GatewayException(Finding.of(IDN_010, place));
    try {
      return new BufferedInputStream(
          new Bounded(new GZIPInputStream(plain), agreement.limits().interchangeBytes(), place));
    } catch (EOFException | ZipException e) {
      throw damaged(e, place);
    }
  }

  private static GatewayException damaged(IOException problem, Place place) {
    String words = String.valueOf(problem.getMessage());
    return new GatewayException(Finding.of(IDN_480, place, "problem", words));
  }

  /** The bytes as they came: what a signature is over. */
  InputStream raw(Arrival arrival) {
    return payloads.open(arrival.payload());
  }

  /** By the first two bytes. */
  static boolean isCompressed(byte[] start) {
    return start.length >= 2
        && Byte.toUnsignedInt(start[0]) == GZIP_FIRST
        && Byte.toUnsignedInt(start[1]) == GZIP_SECOND;
  }

  /** Stops a decompression bomb at the interchange limit; tells damage as the sender's. */
  private static final class Bounded extends FilterInputStream {
    private final long limit;
    private final Place place;
    private long read;

    Bounded(InputStream in, long limit, Place place) {
      super(in);
      this.limit = limit;
      this.place = place;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = super.read(buffer, offset, length);
        if (count > 0) count(count);
        return count;
      } catch (EOFException | ZipException e) {
        throw damaged(e, place);
      }
    }

    private void count(int more) {
      read += more;
      if (read > limit)
        throw new GatewayException(Finding.of(IDN_011, place, "limit", Long.toString(limit)));
    }
  }
}
