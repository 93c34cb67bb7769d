package org.customspost.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of published customs schemas, messages and code lists that tests check against. It is
 * not part of the project; where it is absent those tests are skipped with a sentence.
 */
public final class CustomsData {
  private CustomsData() {}

  /** A file or folder of it; skips the calling test where it is not there. */
  public static Path path(String relative) {
    Path found = find(relative);
    assumeTrue(
        found != null,
        "needs the published customs data: no "
            + relative
            + " in the system property or environment variable customs.data (CUSTOMS_DATA), nor in"
            + " shared/customs-data beside this project");
    return found == null ? Path.of("") : found;
  }

  private static @Nullable Path find(String relative) {
    for (Path each : candidates()) {
      Path path = each.resolve(relative);
      if (Files.exists(path)) return path;
    }
    return null;
  }

  private static List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    String property = System.getProperty("customs.data");
    if (property != null) candidates.add(Path.of(property));
    for (String name : List.of("customs.data", "CUSTOMS_DATA")) {
      String variable = System.getenv(name);
      if (variable != null) candidates.add(Path.of(variable));
    }
    Path at = Path.of("").toAbsolutePath();
    for (Path up = at; up != null; up = up.getParent())
      candidates.add(up.resolve("shared/customs-data"));
    return candidates;
  }
}
