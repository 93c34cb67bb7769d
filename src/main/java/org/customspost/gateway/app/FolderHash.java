package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.customspost.gateway.model.Sha256;

/**
 * SHA-256 of the files of folders, by name and content. Examples and pages for readers do not
 * count: they change nothing of what is made.
 */
final class FolderHash {
  private final MessageDigest digest = Sha256.digest();

  /** Adds a folder under a name that is the same on every machine. */
  void add(String name, Path folder) throws IOException {
    for (Path each : files(folder)) {
      add((name + "/" + folder.relativize(each)).getBytes(StandardCharsets.UTF_8));
      add(Files.readAllBytes(each));
    }
  }

  String hex() {
    return Sha256.finished(digest).hex();
  }

  // with its length, so that no name can be mistaken for content
  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
    digest.update(bytes);
  }

  /** The files of a folder that count, sorted; none where it is absent. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
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
}
