package org.customspost.gateway.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of some bytes: what the same bytes are known by again. */
public record Sha256(String hex) {
  private static final int BUFFER = 64 * 1024;

  public static Sha256 of(byte[] bytes) {
    MessageDigest digest = digest();
    digest.update(bytes);
    return finished(digest);
  }

  public static Sha256 of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads to the end, and keeps nothing of it. */
  public static Sha256 of(InputStream content) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer))
      digest.update(buffer, 0, read);
    return finished(digest);
  }

  /** The JDK's own, which uses the processor's instructions: for bytes that come bit by bit. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of all that a digest was given. */
  public static Sha256 finished(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }
}
