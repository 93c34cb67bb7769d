package org.customspost.gateway.channel.as2;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Refused;

/** A message as it is kept: header fields, empty line, body. */
final class WireForm {
  private WireForm() {}

  static Content of(As2Message message) {
    return Content.joined(List.of(Content.of(message.headers().bytes()), message.body()));
  }

  /**
   * @throws IOException where the bytes are none that we kept
   */
  static As2Message read(byte[] kept) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(kept);
    try {
      Headers headers = Headers.read(new BufferedInputStream(in, 1), Limits.USUAL);
      int length = in.available();
      return new As2Message(headers, Content.of(kept).region(kept.length - (long) length, length));
    } catch (Refused e) {
      throw new IOException(e.finding().text(), e);
    }
  }
}
