package org.customspost.gateway.journal.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that PostgreSQL lives in. */
final class Folders {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  /** For data whose folder the unprivileged user cannot enter, such as one below /root. */
  private static final Path ELSEWHERE = Path.of("/var/lib/customspost-gateway");

  private Folders() {}

  /**
   * The folder itself, or one that stands for it where the account of PostgreSQL cannot reach it.
   */
  static Path reachable(Path folder, Account account) throws IOException {
    Files.createDirectories(folder);
    if (account.reaches(folder)) return folder.toRealPath();
    String name = folder.toRealPath().toString();
    String hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    Path instead = ELSEWHERE.resolve(folder.getFileName() + "-" + hash.substring(0, 8));
    Files.createDirectories(instead);
    LOG.info("{} cannot be entered by {}: its data is in {}", folder, account.name(), instead);
    Files.writeString(folder.resolve("WHERE.txt"), "The data is in " + instead + "\n");
    return instead;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator)
        Files.delete(each);
    }
  }
}
