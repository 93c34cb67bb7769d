package org.customspost.gateway.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.customspost.gateway.model.transport.Manifest;
import org.customspost.gateway.model.transport.ManifestLine;

/**
 * What an announcement says, as one hash that grows line by line: the same for the same content,
 * however it was cut into batches.
 */
final class ManifestHash {
  private String hex;

  private ManifestHash(String hex) {
    this.hex = hex;
  }

  static ManifestHash of(Manifest head) {
    return new ManifestHash(digest(head.toString()));
  }

  static ManifestHash resumed(String hex) {
    return new ManifestHash(hex);
  }

  void add(List<ManifestLine> lines) {
    for (ManifestLine each : lines) hex = digest(hex + each);
  }

  String hex() {
    return hex;
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
