package org.customspost.gateway.journal.postgres;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.customspost.gateway.error.ErrorCode;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the build's own jar.
 *
 * @param major the version that writes the data folder: {@code 18}
 */
record Binaries(Path folder, String major) {
  private static final Pattern JAR_VERSION = Pattern.compile("-(\\d[\\d.]*)\\.jar!");

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** Unpacks where that has not been done yet; several processes may try at once. */
  static Binaries in(Path parent) throws IOException {
    URL archive = archive();
    Matcher version = JAR_VERSION.matcher(archive.toString());
    Path folder = parent.resolve("bin-" + (version.find() ? version.group(1) : "own"));
    if (!Files.isDirectory(folder)) unpack(archive, folder);
    return new Binaries(folder, major(folder));
  }

  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("mac") ? "darwin" : system;
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String architecture =
        switch (machine) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> machine;
        };
    String resource = "/postgres-" + name + "-" + architecture + ".txz";
    URL found = Binaries.class.getResource(resource);
    if (found == null) throw Problems.of(ErrorCode.JRN_001, "platform", system + " on " + machine);
    return found;
  }

  // A half-unpacked folder must never be taken for a whole one: unpacked aside, then renamed.
  private static void unpack(URL archive, Path folder) throws IOException {
    Path aside =
        Files.createTempDirectory(
            folder.toAbsolutePath().getParent(),
            "unpacking-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream stream = archive.openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(stream, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry())
        unpack(tar, entry, aside);
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException another) {
      if (!Files.isDirectory(folder)) throw another;
    } finally {
      Folders.delete(aside);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path aside)
      throws IOException {
    Path target = aside.resolve(entry.getName()).normalize();
    if (!target.startsWith(aside)) throw new IOException("archive entry outside of its folder");
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String major(Path folder) throws IOException {
    // The first line of the bootstrap catalogue: "# PostgreSQL 18"
    try (BufferedReader lines =
        Files.newBufferedReader(folder.resolve("share/postgresql/postgres.bki"))) {
      String first = lines.readLine();
      return first == null ? "" : first.substring(first.lastIndexOf(' ') + 1);
    }
  }
}
