package org.customspost.gateway.as2;

import java.io.IOException;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;

/** Packs outbound messages, from content to content. For several threads. */
public final class Packing {
  private final Primitives primitives;

  public Packing(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * Packs a document in the form that its receiver agreed to.
   *
   * @throws org.customspost.gateway.error.GatewayException SIG-300 or SIG-301 where no key or
   *     certificate is valid at the time of sending
   */
  public Packed pack(Outgoing outgoing, Terms terms, Keys keys, Scratch scratch)
      throws IOException {
    throw new UnsupportedOperationException(primitives + " " + outgoing + terms + keys + scratch);
  }
}
