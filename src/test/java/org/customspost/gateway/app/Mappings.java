package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;

/** The shipped mappings, whole or as a copy that a test may spoil. */
final class Mappings {
  static final Path MAPPINGS = Path.of("mappings");
  static final Path CONFIG = Path.of("config");

  private Mappings() {}

  /** The catalogue as the gateway loads it. */
  static Catalogue shipped() {
    Findings findings = new Findings();
    Optional<Catalogue> catalogue = CatalogueFolder.load(MAPPINGS, CONFIG, findings);
    return catalogue.orElseThrow(() -> new AssertionError(findings.list().toString()));
  }

  static Path copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(MAPPINGS)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(MAPPINGS.relativize(each).toString());
        Files.createDirectories(target.resolve("..").normalize());
        Files.copy(each, target);
      }
    }
    return to;
  }
}
