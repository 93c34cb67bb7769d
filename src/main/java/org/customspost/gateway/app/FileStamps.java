package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How files stand: when each was changed, how long it is, which one it is. Links are followed, so
 * that a link that is turned to another file counts as a change.
 */
record FileStamps(Map<Path, String> stamps) {

  static FileStamps of(Collection<Path> files) {
    Map<Path, String> stamps = new TreeMap<>();
    for (Path each : files) stamps.put(each, stamp(each));
    return new FileStamps(stamps);
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.lastModifiedTime() + " " + found.size() + " " + found.fileKey();
    } catch (IOException e) {
      return "absent";
    }
  }
}
