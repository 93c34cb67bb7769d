package org.customspost.gateway.as2;

import java.io.IOException;
import java.time.Instant;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;

/** Opens inbound messages, from content to content. For several threads. */
public final class Opening {
  private final Primitives primitives;
  private final Limits limits;

  public Opening(Primitives primitives, Limits limits) {
    this.primitives = primitives;
    this.limits = limits;
  }

  /**
   * Opens a message from a known partner.
   *
   * @param receivedAt when certificates must have been valid
   * @throws IOException where reading or writing here fails: never because of what was sent
   */
  public Opened open(
      As2Message message, Terms terms, Keys keys, Instant receivedAt, Scratch scratch)
      throws IOException {
    DispositionRequest request = DispositionRequest.of(message.headers(), terms.demand().legacy());
    Layers layers = new Layers(primitives, limits, scratch, terms, keys, receivedAt);
    return new OpeningRun(primitives, limits, scratch, layers).opened(message, terms, request);
  }
}
