package org.customspost.gateway.signing;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random 96-bit nonce in front of the ciphertext and tag (NIST SP 800-38D). */
final class AesGcm {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final String GCM = "AES/GCM/NoPadding";

  private final SecureRandom random = new SecureRandom();
  private final Optional<Provider> fast;

  /**
   * @param providers the native one seals messages of some kilobytes 30 times as fast as the JDK
   *     does (docs/decisions/0016-as2-on-bouncy-castle.md)
   */
  AesGcm(Providers providers) {
    this.fast = providers.nativeProvider();
  }

  /** The sealed bytes, with {@code before} unencrypted but authenticated in front of them. */
  byte[] seal(SecretKey key, byte[] before, byte[] plain, byte[] context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = Arrays.copyOf(before, before.length + NONCE + plain.length + TAG);
    System.arraycopy(nonce, 0, sealed, before.length, NONCE);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0);
      cipher.updateAAD(before);
      cipher.updateAAD(context);
      cipher.doFinal(plain, 0, plain.length, sealed, before.length + NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a Java platform without AES-GCM", e);
    }
  }

  /** The plain bytes, where key, bytes and context are those of {@link #seal}. */
  byte[] open(SecretKey key, int before, byte[] sealed, byte[] context)
      throws GeneralSecurityException {
    if (sealed.length < before + NONCE + TAG) throw new GeneralSecurityException("too short");
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed, before);
    cipher.updateAAD(sealed, 0, before);
    cipher.updateAAD(context);
    return cipher.doFinal(sealed, before + NONCE, sealed.length - before - NONCE);
  }

  private Cipher cipher(int mode, SecretKey key, byte[] nonce, int at)
      throws GeneralSecurityException {
    Cipher cipher =
        fast.isPresent() ? Cipher.getInstance(GCM, fast.get()) : Cipher.getInstance(GCM);
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce, at, NONCE));
    return cipher;
  }
}
