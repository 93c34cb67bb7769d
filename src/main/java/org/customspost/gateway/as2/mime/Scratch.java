package org.customspost.gateway.as2.mime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The temporary files of one message. Small contents stay in memory, larger ones go to files, and
 * all files go with the scratch: whoever wants to keep a content copies it before. Not for several
 * threads.
 */
public final class Scratch implements AutoCloseable {
  /** Most messages are smaller than this and never touch the disk. */
  public static final int USUAL_MEMORY = 128 * 1024;

  private final Path folder;
  private final int memory;
  private final List<Path> files = new ArrayList<>();

  public Scratch(Path folder) {
    this(folder, USUAL_MEMORY);
  }

  /**
   * Nothing is written yet.
   *
   * @param folder of the temporary files; what a crash left in it may be deleted at start-up
   * @param memory how many bytes of one content stay in memory
   */
  public Scratch(Path folder, int memory) {
    this.folder = folder;
    this.memory = memory;
  }

  /** A place for a content that is being made. */
  public Spool spool() {
    return new Spool(this, memory);
  }

  Path file() throws StorageFailure {
    try {
      Files.createDirectories(folder);
      Path file = Files.createTempFile(folder, "as2-", ".part");
      files.add(file);
      return file;
    } catch (IOException e) {
      throw new StorageFailure(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) Files.deleteIfExists(file);
    files.clear();
  }
}
