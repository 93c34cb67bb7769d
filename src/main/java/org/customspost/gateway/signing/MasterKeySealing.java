package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_031;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Sealing;

/**
 * Envelope encryption: a master key wraps a key per retention unit, that key seals chunks.
 *
 * <p>Both kinds of bytes begin with a format number, so that the format may change later. A wrapped
 * key then names its master key, so that an old master key still opens what it wrapped. For several
 * threads.
 */
public final class MasterKeySealing implements Sealing {
  private static final byte FORMAT = 1;
  private static final byte[] SEALED_HEAD = {FORMAT};
  private static final byte[] WRAP = {'k', 'e', 'y'};
  private static final int ID = 8;
  private static final int REMEMBERED = 256;

  private final MasterKey current;
  private final List<MasterKey> all;
  private final AesGcm gcm = new AesGcm(Providers.choose());
  private final SecureRandom random = new SecureRandom();
  private final Map<ByteBuffer, SecretKey> unwrapped = new Recent();

  /**
   * Seals under one master key.
   *
   * @param earlier former master keys, which only unwrap
   */
  public MasterKeySealing(MasterKey current, MasterKey... earlier) {
    this.current = current;
    MasterKey[] keys = Arrays.copyOf(earlier, earlier.length + 1);
    keys[earlier.length] = current;
    this.all = List.of(keys);
  }

  @Override
  public byte[] newKey() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    byte[] head = ByteBuffer.allocate(1 + ID).put(FORMAT).put(current.id()).array();
    byte[] wrapped = gcm.seal(current.key(), head, key, WRAP);
    remember(wrapped, new SecretKeySpec(key, "AES"));
    return wrapped;
  }

  @Override
  public byte[] seal(byte[] wrappedKey, byte[] plain, byte[] context) {
    return gcm.seal(key(wrappedKey), SEALED_HEAD, plain, context);
  }

  @Override
  public byte[] open(byte[] wrappedKey, byte[] sealed, byte[] context) {
    SecretKey key = key(wrappedKey);
    if (sealed.length == 0 || sealed[0] != FORMAT) throw bad("their format is not known");
    try {
      return gcm.open(key, SEALED_HEAD.length, sealed, context);
    } catch (GeneralSecurityException e) {
      throw bad("they were changed, or belong to another key or place");
    }
  }

  private SecretKey key(byte[] wrappedKey) {
    synchronized (unwrapped) {
      SecretKey known = unwrapped.get(ByteBuffer.wrap(wrappedKey));
      if (known != null) return known;
    }
    SecretKey key = unwrap(wrappedKey);
    remember(wrappedKey, key);
    return key;
  }

  private SecretKey unwrap(byte[] wrappedKey) {
    if (wrappedKey.length < 1 + ID || wrappedKey[0] != FORMAT)
      throw bad("their key is erased or damaged");
    byte[] id = Arrays.copyOfRange(wrappedKey, 1, 1 + ID);
    for (MasterKey each : all) {
      if (!Arrays.equals(each.id(), id)) continue;
      try {
        return new SecretKeySpec(gcm.open(each.key(), 1 + ID, wrappedKey, WRAP), "AES");
      } catch (GeneralSecurityException e) {
        throw bad("their wrapped key was changed");
      }
    }
    throw bad("their key was wrapped by another master key; configure that one too");
  }

  private void remember(byte[] wrappedKey, SecretKey key) {
    synchronized (unwrapped) {
      unwrapped.put(ByteBuffer.wrap(wrappedKey.clone()), key);
    }
  }

  private static GatewayException bad(String problem) {
    return new GatewayException(Finding.of(SIG_031, Place.NOWHERE, "problem", problem));
  }

  /** The keys used last; unwrapping one is cheap, but not per chunk. */
  private static final class Recent extends LinkedHashMap<ByteBuffer, SecretKey> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<ByteBuffer, SecretKey> eldest) {
      return size() > REMEMBERED;
    }
  }
}
