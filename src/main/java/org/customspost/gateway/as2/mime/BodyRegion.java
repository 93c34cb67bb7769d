package org.customspost.gateway.as2.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.customspost.gateway.model.passage.Body;

/** Some bytes of what somebody else keeps. */
record BodyRegion(Body body, long from, long size) implements Content {

  @Override
  public InputStream open() throws IOException {
    InputStream in = body.open();
    try {
      in.skipNBytes(from);
    } catch (IOException | RuntimeException e) { // a journal's stream throws its own kinds
      in.close();
      throw e;
    }
    return from + size == body.size() ? in : new Head(in, size);
  }

  @Override
  public Content region(long start, long length) {
    Objects.checkFromIndexSize(start, length, size);
    return new BodyRegion(body, from + start, length);
  }

  /** Ends before the end. */
  private static final class Head extends FilterInputStream {
    private long left;

    Head(InputStream in, long length) {
      super(in);
      this.left = length;
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
      int read = super.read(into, offset, (int) Math.min(length, left));
      if (read > 0) left -= read;
      return read;
    }
  }
}
