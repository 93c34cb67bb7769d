package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 of the files of folders, by name and content. Examples and pages for readers do not
 * count: they change nothing of what is made.
 */
final class FolderHash {
  private final MessageDigest digest = sha256();

  /** Adds a folder under a name that is the same on every machine; nothing where it is absent. */
  void add(String name, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return;
    for (Path each : files(folder)) {
      add((name + "/" + folder.relativize(each)).getBytes(StandardCharsets.UTF_8));
      add(Files.readAllBytes(each));
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  // with its length, so that no name can be mistaken for content
  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
    digest.update(bytes);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(each -> counts(folder.relativize(each)))
          .sorted()
          .toList();
    }
  }

  private static boolean counts(Path relative) {
    for (Path each : relative) if (each.toString().equals("examples")) return false;
    return !relative.toString().endsWith(".md");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
