package org.customspost.gateway.as2.smime;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.signing.Providers;

/** Which provider does what: decision 0016 has the figures. For several threads. */
public final class Primitives {
  /**
   * AES-GCM content up to this size is decrypted in memory by the fast provider, which gives
   * nothing out before the tag; larger content is decrypted by the one that streams.
   */
  static final long GCM_IN_MEMORY = 4 * 1024 * 1024;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Providers providers;
  private final Optional<Provider> fast;
  private final Optional<NativeKeys> keys;
  private final Provider castle = new BouncyCastleProvider();

  private Primitives(Providers providers) {
    this.providers = providers;
    this.fast = providers.nativeProvider();
    this.keys = fast.map(NativeKeys::new);
  }

  /** The fastest of what this platform has. */
  public static Primitives choose(Providers providers) {
    return new Primitives(providers);
  }

  /** The digest of a content. */
  public byte[] digest(Digest algorithm, Content content) throws IOException {
    MessageDigest digest = digest(algorithm);
    try (InputStream in = content.open()) {
      byte[] buffer = content.buffer();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer))
        digest.update(buffer, 0, read);
    }
    return digest.digest();
  }

  /** The JDK's digests use the processor's own instructions, as the native provider's do. */
  public MessageDigest digest(Digest algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jca());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a Java platform without " + algorithm.jca(), e);
    }
  }

  Signature signature(String algorithm, Key key) throws GeneralSecurityException {
    try {
      return Signature.getInstance(algorithm, providers.of(key));
    } catch (NoSuchAlgorithmException e) {
      // the native provider has none of the broken digests, which some agreements still take
      return Signature.getInstance(algorithm, castle);
    }
  }

  /** The key in the form of the provider that will use it. */
  <K extends Key> K own(K key, Class<K> type) {
    if (keys.isEmpty()) return key;
    try {
      return keys.get().of(key, type);
    } catch (GeneralSecurityException e) {
      return key; // of a kind that the native provider does not know: another one is used then
    }
  }

  javax.crypto.Cipher rsa(String transformation, Key key) throws GeneralSecurityException {
    return fast.isPresent()
        ? javax.crypto.Cipher.getInstance(transformation, providers.of(key))
        : javax.crypto.Cipher.getInstance(transformation);
  }

  /** A cipher for content that is to be encrypted; all providers stream there. */
  javax.crypto.Cipher encrypting(Cipher cipher) throws GeneralSecurityException {
    return cipher(cipher, fast);
  }

  /** A cipher for content that is to be decrypted. */
  javax.crypto.Cipher decrypting(Cipher cipher, long size) throws GeneralSecurityException {
    boolean large = cipher.isAuthenticated() && size > GCM_IN_MEMORY;
    return cipher(cipher, large ? Optional.of(castle) : fast);
  }

  /** For what few messages need: triple DES, key agreement. */
  Provider castle() {
    return castle;
  }

  byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public String toString() {
    return providers.report();
  }

  private javax.crypto.Cipher cipher(Cipher cipher, Optional<Provider> provider)
      throws GeneralSecurityException {
    if (cipher.isLegacy()) return javax.crypto.Cipher.getInstance(cipher.transformation(), castle);
    return provider.isPresent()
        ? javax.crypto.Cipher.getInstance(cipher.transformation(), provider.get())
        : javax.crypto.Cipher.getInstance(cipher.transformation());
  }
}
