package org.customspost.gateway.as2.smime;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Keys in the native provider's own form. It would make them anew for each operation and check them
 * each time, which costs a fifth of a private operation. For several threads.
 */
final class NativeKeys {
  private final Provider provider;
  private final Map<Key, Key> made = Collections.synchronizedMap(new WeakHashMap<>());

  NativeKeys(Provider provider) {
    this.provider = provider;
  }

  <K extends Key> K of(K key, Class<K> type) throws GeneralSecurityException {
    Key known = made.get(key);
    if (known == null) {
      known = KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
      made.put(key, known);
    }
    return type.cast(known);
  }
}
