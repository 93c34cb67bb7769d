package org.customspost.gateway.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.customspost.gateway.model.Sealing;

/** AES-GCM with keys wrapped by a master key, for tests of the journal alone. */
public final class TestSealing implements Sealing {
  private static final byte[] KEY_CONTEXT = {1};
  private static final int NONCE = 12;
  private final SecureRandom random = new SecureRandom();
  private final byte[] master = bytes(16);

  @Override
  public byte[] newKey() {
    return crypt(master, bytes(16), KEY_CONTEXT);
  }

  @Override
  public byte[] seal(byte[] wrappedKey, byte[] plain, byte[] context) {
    return crypt(decrypt(master, wrappedKey, KEY_CONTEXT), plain, context);
  }

  @Override
  public byte[] open(byte[] wrappedKey, byte[] sealed, byte[] context) {
    return decrypt(decrypt(master, wrappedKey, KEY_CONTEXT), sealed, context);
  }

  private byte[] crypt(byte[] key, byte[] plain, byte[] context) {
    byte[] nonce = bytes(NONCE);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, ByteBuffer.wrap(plain), context);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  private static byte[] decrypt(byte[] key, byte[] sealed, byte[] context) {
    ByteBuffer rest = ByteBuffer.wrap(sealed, NONCE, sealed.length - NONCE);
    byte[] nonce = java.util.Arrays.copyOf(sealed, NONCE);
    return run(Cipher.DECRYPT_MODE, key, nonce, rest, context);
  }

  private static byte[] run(int mode, byte[] key, byte[] nonce, ByteBuffer in, byte[] context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(context);
      byte[] out = new byte[cipher.getOutputSize(in.remaining())];
      int filled = cipher.doFinal(in, ByteBuffer.wrap(out));
      return java.util.Arrays.copyOf(out, filled);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not sealed like this", e);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
