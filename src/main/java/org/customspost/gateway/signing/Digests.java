package org.customspost.gateway.signing;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Digests as signatures name them: those of the JDK, which uses the processor's own instructions.
 */
final class Digests {
  private Digests() {}

  /** One of the SHA-2 family, which every Java platform has. */
  static MessageDigest of(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a Java platform without " + name, e);
    }
  }

  static void update(MessageDigest digest, InputStream content) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
    }
  }
}
