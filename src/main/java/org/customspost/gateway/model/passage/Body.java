package org.customspost.gateway.model.passage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one interchange, wherever they are: in memory while they are few, else in a file or
 * in the journal. Read from the first byte, as often as needed, always to the same bytes.
 */
public interface Body {
  long size();

  /** A new stream from the first byte; the caller closes it. */
  InputStream open() throws IOException;

  /** All in memory, for what is known to be small. */
  default byte[] bytes() throws IOException {
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  /** The bytes themselves, not a copy: nobody may change them afterwards. */
  static InMemory of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** Few bytes. */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never changed or compared
  record InMemory(byte[] bytes) implements Body {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
