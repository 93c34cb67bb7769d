package org.customspost.gateway.journal.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;

/**
 * The data folder of PostgreSQL and its generated password.
 *
 * @param folder what PostgreSQL calls a database cluster
 */
record Cluster(Path folder, String password) {
  static final String USER = "gateway";
  private static final int PORT_LINE = 4;

  /** Finds the one in the home folder, or makes it. */
  static Cluster in(Path home, Binaries binaries, Account account) throws IOException {
    Path folder = home.resolve("cluster");
    Path passwordFile = home.resolve("password");
    if (!Files.isDirectory(folder)) initialise(home, folder, passwordFile, binaries, account);
    account.own(folder);
    String found = Files.readString(folder.resolve("PG_VERSION")).strip();
    if (!found.equals(binaries.major()))
      throw Problems.of(
          ErrorCode.JRN_005, "folder", folder.toString(), "found", found, "own", binaries.major());
    return new Cluster(folder, Files.readString(passwordFile).strip());
  }

  /** A server that another process has started. */
  record Running(int port, String password) {}

  /** Empty where no server of that home folder is alive. */
  static Optional<Running> running(Path home) throws IOException {
    Path state = home.resolve("cluster").resolve("postmaster.pid");
    if (!Files.exists(state)) return Optional.empty();
    // PostgreSQL: the first line is the process, the fourth the port
    List<String> lines = Files.readAllLines(state);
    if (lines.size() < PORT_LINE) return Optional.empty();
    long process = Long.parseLong(lines.get(0).strip());
    if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()) return Optional.empty();
    int port = Integer.parseInt(lines.get(PORT_LINE - 1).strip());
    return Optional.of(new Running(port, Files.readString(home.resolve("password")).strip()));
  }

  // Aside and then renamed, so that a crash in between leaves nothing that looks like data.
  private static void initialise(
      Path home, Path folder, Path passwordFile, Binaries binaries, Account account)
      throws IOException {
    Path aside = home.resolve("cluster.new");
    Folders.delete(aside);
    account.privateFolder(aside);
    writePassword(passwordFile, account);
    Program.Result result =
        Program.run(
            account.command(
                binaries.program("initdb"),
                List.of(
                    "--pgdata=" + aside,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    // Rounds guard a weak password; this one is random, and each connection pays.
                    "--set=scram_iterations=1",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums",
                    "--no-instructions")),
            home);
    if (!result.good()) throw Problems.printed(home, home.resolve("log"), result.output());
    Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writePassword(Path file, Account account) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
    account.own(file);
  }
}
