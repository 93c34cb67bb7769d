package org.customspost.gateway.signing;

import java.security.PrivateKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A private key of ours. One in a file is opened when it is first used: each costs its password's
 * 10 000 rounds anew, and a gateway with a thousand partners would otherwise go through them before
 * it takes the first message. For several threads.
 */
final class OwnKey {
  private final Supplier<PrivateKey> opening;
  private volatile @Nullable PrivateKey opened;

  /**
   * @param opening gives the key, or a GatewayException
   */
  OwnKey(Supplier<PrivateKey> opening) {
    this.opening = opening;
  }

  PrivateKey key() {
    PrivateKey key = opened;
    return key == null ? open() : key;
  }

  private synchronized PrivateKey open() {
    PrivateKey key = opened;
    if (key == null) {
      key = opening.get();
      opened = key;
    }
    return key;
  }
}
