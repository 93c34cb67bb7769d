package org.customspost.gateway.channel.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What gateways know a folder by. The path does not tell whether two of them see the same folder or
 * each one of its own disk; a name that lies in it does.
 */
final class FolderName {
  private static final String FILE = ".folder";

  private FolderName() {}

  /** Its name, given to it on the first look. */
  static String of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) give(file);
    return Files.readString(file).strip();
  }

  /** Complete or not there at all, also where two gateways look for the first time at once. */
  private static void give(Path file) throws IOException {
    Path whole = file.resolveSibling(FILE + "-" + UUID.randomUUID());
    Files.writeString(whole, "folder:" + UUID.randomUUID() + "\n");
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      return; // the other gateway's name is the one to use
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(
          whole, file); // a file system without links; where it is full or closed, this fails too
    } finally {
      Files.delete(whole);
    }
  }
}
