package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.util.List;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.model.passage.Body;

/** A message as it is kept: header fields, empty line, body. */
final class WireForm {
  private WireForm() {}

  static Content of(As2Message message) {
    return Content.joined(List.of(Content.of(message.headers().bytes()), message.body()));
  }

  /**
   * Reads the header fields only.
   *
   * @throws IOException where the bytes are none that we kept
   */
  static As2Message read(Body kept) throws IOException {
    try {
      Entity entity = Entity.read(Content.of(kept), Limits.USUAL);
      return new As2Message(entity.headers(), entity.body());
    } catch (Refused e) {
      throw new IOException(e.finding().text(), e);
    }
  }
}
