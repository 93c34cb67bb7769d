package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.customspost.gateway.signing.Providers;

/**
 * What a receiver cannot do without, and nothing else: the content key by RSA, the content by AES,
 * its digest, the sender's signature, and the signature of the receipt; with the providers that the
 * gateway chooses, and with keys that are ready in the provider's own form, as the gateway's are.
 */
final class As2Cryptography {
  private static final String RSA = "RSA/ECB/PKCS1Padding";
  private static final String AES = "AES/CBC/PKCS5Padding";
  private static final String SIGNATURE = "SHA256withRSA";

  /** What a sender's signature with its certificate adds to the content. */
  private static final int SIGNATURE_BYTES = 2_500;

  /** What is signed is a short list of attributes with the digest (RFC 5652 section 5.4). */
  private static final byte[] ATTRIBUTES = new byte[110];

  private static final byte[] RECEIPT = new byte[800];

  private final Providers providers;
  private final PrivateKey ours;
  private final PublicKey theirs;
  private final Provider aes;
  private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
  private final IvParameterSpec vector = new IvParameterSpec(new byte[16]);
  private final byte[] content;
  private final byte[] wrapped;
  private final byte[] sealed;
  private final byte[] signature;

  As2Cryptography(As2Tie tie, Providers providers, byte[] content) throws GeneralSecurityException {
    this.providers = providers;
    this.ours = ready(tie.ours().key(), PrivateKey.class);
    this.theirs = ready(tie.theirs().certificate().getPublicKey(), PublicKey.class);
    this.aes = providers.nativeProvider().orElseGet(() -> Security.getProvider("SunJCE"));
    this.content = content;
    Cipher wrap = rsa();
    wrap.init(Cipher.ENCRYPT_MODE, tie.ours().certificate().getPublicKey());
    this.wrapped = wrap.doFinal(key.getEncoded());
    Cipher seal = Cipher.getInstance(AES, aes);
    seal.init(Cipher.ENCRYPT_MODE, key, vector);
    this.sealed = seal.doFinal(new byte[content.length + SIGNATURE_BYTES]);
    this.signature = signed(tie.theirs().key(), ATTRIBUTES);
  }

  /** Microseconds of processor time for one message. */
  double microseconds(int times) throws IOException {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      for (int i = 0; i < times; i++) once();
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e3 / times;
  }

  private void once() throws GeneralSecurityException {
    Cipher wrap = rsa();
    wrap.init(Cipher.DECRYPT_MODE, ours);
    Cipher open = Cipher.getInstance(AES, aes);
    open.init(Cipher.DECRYPT_MODE, new SecretKeySpec(wrap.doFinal(wrapped), "AES"), vector);
    open.doFinal(sealed);
    MessageDigest.getInstance("SHA-256").digest(content); // the signature's and the MIC at once
    Signature verifying = Signature.getInstance(SIGNATURE, providers.of(theirs));
    verifying.initVerify(theirs);
    verifying.update(ATTRIBUTES);
    if (!verifying.verify(signature)) throw new GeneralSecurityException("it does not verify");
    MessageDigest.getInstance("SHA-256").digest(RECEIPT);
    signed(ours, ATTRIBUTES);
  }

  private byte[] signed(PrivateKey signer, byte[] bytes) throws GeneralSecurityException {
    Signature signing = Signature.getInstance(SIGNATURE, providers.of(signer));
    signing.initSign(signer);
    signing.update(bytes);
    return signing.sign();
  }

  /** The native provider would make a key of its own from another one for each operation. */
  private <K extends Key> K ready(K key, Class<K> type) throws GeneralSecurityException {
    return type.cast(
        KeyFactory.getInstance(key.getAlgorithm(), providers.of(key)).translateKey(key));
  }

  private Cipher rsa() throws GeneralSecurityException {
    return providers.isNative()
        ? Cipher.getInstance(RSA, providers.of(ours))
        : Cipher.getInstance(RSA);
  }
}
