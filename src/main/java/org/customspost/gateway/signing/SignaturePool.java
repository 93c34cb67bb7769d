package org.customspost.gateway.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Signature objects that already hold a key. Looking one up and giving it the key costs more than
 * the native signature itself. There are never more than threads have signed at once.
 */
final class SignaturePool {
  private final Queue<Signature> ready = new ConcurrentLinkedQueue<>();
  private final Providers providers;
  private final PrivateKey key;
  private final String algorithm;

  SignaturePool(SigningKey key, Providers providers) throws GeneralSecurityException {
    this.providers = providers;
    this.key = providers.own(key.key(), PrivateKey.class);
    this.algorithm = key.algorithm();
  }

  byte[] sign(byte[] bytes) throws GeneralSecurityException {
    Signature signature = ready.poll();
    if (signature == null) {
      signature = providers.signature(algorithm, key);
      signature.initSign(key);
    }
    signature.update(bytes);
    byte[] value = signature.sign();
    // only after success: sign() leaves the object as initSign() did, a failure does not
    ready.offer(signature);
    return value;
  }
}
