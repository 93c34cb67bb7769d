package org.customspost.gateway.as2.mime;

import java.io.Closeable;
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
public final class Scratch implements Closeable {
  private final Path folder;
  private final Memory memory;
  private final List<Path> files = new ArrayList<>();
  private long taken;

  /** With the little memory that each content may have. */
  public Scratch(Path folder) {
    this(folder, Memory.usual());
  }

  /**
   * Nothing is written yet.
   *
   * @param folder of the temporary files; what a crash left in it may be deleted at start-up
   * @param memory shared by all that is under way
   */
  public Scratch(Path folder, Memory memory) {
    this.folder = folder;
    this.memory = memory;
  }

  /** A place for a content that is being made. */
  public Spool spool() {
    return new Spool(this);
  }

  /** What one content may have without asking. */
  int free() {
    return memory.free();
  }

  /** Whether so much more may be held in memory, until this is closed. */
  boolean take(long bytes) {
    if (!memory.take(bytes)) return false;
    taken += bytes;
    return true;
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
    memory.give(taken);
    taken = 0;
  }
}
