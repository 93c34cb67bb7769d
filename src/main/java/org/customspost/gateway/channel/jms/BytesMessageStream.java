package org.customspost.gateway.channel.jms;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;

/** A bytes message as a stream: a large one is never held whole. */
final class BytesMessageStream extends InputStream {
  private final BytesMessage message;

  BytesMessageStream(BytesMessage message) {
    this.message = message;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) return 0;
    try {
      if (offset == 0) return message.readBytes(into, length);
      byte[] part = new byte[length];
      int read = message.readBytes(part, length);
      if (read > 0) System.arraycopy(part, 0, into, offset, read);
      return read;
    } catch (JMSException e) {
      throw new IOException(e);
    }
  }
}
