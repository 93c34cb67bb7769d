package org.customspost.gateway.as2;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.smime.Primitives;

/** Reads receipts from the exact bytes that came. For several threads. */
public final class MdnReading {
  /** A receipt is a page of text; whatever is larger is none. */
  public static final long LARGEST = 1024 * 1024;

  private final Primitives primitives;

  public MdnReading(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * What we know of the message that a receipt should be about.
   *
   * @param receipt as it was asked for
   */
  public record Expected(String messageId, Mic mic, Terms.Receipt receipt) {}

  /**
   * What a message says if it is a receipt, signed or not, before anything in it is believed: for
   * telling receipts from messages, and for finding the message that a receipt is about.
   */
  public Optional<Mdn> peek(As2Message message) throws IOException {
    throw new UnsupportedOperationException(primitives + " " + message);
  }

  /** Reads and checks a receipt. */
  public MdnRead read(As2Message message, Expected expected, Keys keys, Instant receivedAt)
      throws IOException {
    throw new UnsupportedOperationException(expected + " " + keys + receivedAt);
  }
}
