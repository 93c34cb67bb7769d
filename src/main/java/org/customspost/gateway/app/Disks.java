package org.customspost.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.house.Surroundings;

/**
 * The disks of this machine that must not fill up.
 *
 * @param folders by what of ours is in them
 */
record Disks(Map<String, Path> folders, DiskSettings least) {

  /** A database by URL is on a disk that we cannot see. */
  static Disks of(Settings settings, Database database) {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("data", settings.data());
    if (settings.database().isEmpty()) folders.put("database", database.folder());
    return new Disks(folders, settings.disk());
  }

  /** Where it was seen. */
  Path folder(Surroundings.Disk disk) {
    return Objects.requireNonNull(folders.get(disk.holds()));
  }

  /** As they are now. */
  List<Surroundings.Disk> now() {
    List<Surroundings.Disk> disks = new ArrayList<>();
    folders.forEach((holds, folder) -> disks.add(disk(holds, folder)));
    return disks;
  }

  private Surroundings.Disk disk(String holds, Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      long whole = disk.getTotalSpace();
      return new Surroundings.Disk(holds, disk.getUsableSpace(), least.of(whole), whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
