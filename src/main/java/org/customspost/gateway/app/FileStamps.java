package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How files stand: when each was changed, how long it is, which one it is. Links are followed, so
 * that a link that is turned to another file counts as a change.
 */
record FileStamps(Map<Path, Stamp> stamps) {
  private static final Stamp ABSENT = new Stamp(FileTime.fromMillis(0), -1, null);

  /**
   * How one stands.
   *
   * @param file which one it is; null where the system does not tell
   */
  record Stamp(FileTime changed, long size, @Nullable Object file) {}

  static FileStamps of(Collection<Path> files) {
    Map<Path, Stamp> stamps = new HashMap<>();
    for (Path each : files) stamps.put(each, stamp(each));
    return new FileStamps(stamps);
  }

  private static Stamp stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(found.lastModifiedTime(), found.size(), found.fileKey());
    } catch (IOException e) {
      return ABSENT;
    }
  }
}
