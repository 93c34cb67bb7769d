package org.customspost.gateway.journal.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.customspost.gateway.error.ErrorCode;

/**
 * The user that PostgreSQL runs as: our own, or an unprivileged one where we are root, because
 * PostgreSQL refuses root.
 *
 * @param name empty where it is our own user
 * @param change the command that changes to it; empty where nothing is to be changed
 */
record Account(String name, List<String> change) {
  /** Tried in this order: a user made for the gateway keeps its files apart from other services. */
  private static final List<String> CANDIDATES = List.of("customspost", "nobody");

  private static final Path USERS = Path.of("/etc/passwd");

  Account {
    change = List.copyOf(change);
  }

  static Account current() throws IOException {
    if (!System.getProperty("user.name").equals("root")) return new Account("", List.of());
    for (String candidate : CANDIDATES) {
      Optional<String[]> entry = entry(candidate);
      if (entry.isPresent()) return changing(candidate, entry.get()[2], entry.get()[3]);
    }
    throw Problems.of(
        ErrorCode.JRN_008, "problem", "there is no user " + String.join(" or ", CANDIDATES));
  }

  private static Account changing(String name, String uid, String gid) {
    if (Program.installed("setpriv"))
      return new Account(
          name, List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
    if (Program.installed("runuser"))
      return new Account(name, List.of("runuser", "-u", name, "--"));
    throw Problems.of(ErrorCode.JRN_008, "problem", "neither setpriv nor runuser is installed");
  }

  private static Optional<String[]> entry(String user) throws IOException {
    if (!Files.isReadable(USERS)) return Optional.empty();
    try (Stream<String> lines = Files.lines(USERS)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 3 && fields[0].equals(user))
          .findFirst();
    }
  }

  boolean ours() {
    return name.isEmpty();
  }

  List<String> command(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(change);
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  /** Makes the folder with all in it belong to this user, where it does not yet. */
  void own(Path folder) throws IOException {
    if (ours()) return;
    UserPrincipal owner =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) all::iterator)
        Files.getFileAttributeView(
                each,
                java.nio.file.attribute.FileOwnerAttributeView.class,
                LinkOption.NOFOLLOW_LINKS)
            .setOwner(owner);
    }
  }

  /** True where this user can enter the folder: each of its parents lets everybody pass. */
  boolean reaches(Path folder) throws IOException {
    if (ours()) return true;
    for (Path each = folder.toRealPath(); each != null; each = each.getParent()) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(each);
      if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) return false;
    }
    return true;
  }

  /** A new folder that only this user may enter. */
  Path privateFolder(Path folder) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    own(folder);
    return folder;
  }
}
