package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.customspost.gateway.app.CatalogueFolder;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Known;

/**
 * Mappings and agreements for tests of the line: real item messages in; small declarations, answers
 * and notices of our own, so that no test of the line depends on a dialect.
 */
public final class LineFolders {
  private static final Path OWN = Path.of("src/test/resources/line/mappings");
  private static final Path SHIPPED = Path.of("mappings");

  private final Path mappings;
  private final Path config;

  private LineFolders(Path mappings, Path config) {
    this.mappings = mappings;
    this.config = config;
  }

  /**
   * @param agreements by partner, each the whole YAML
   */
  public static LineFolders in(Path folder, Map<String, String> agreements) {
    LineFolders folders = new LineFolders(folder.resolve("mappings"), folder.resolve("config"));
    try {
      for (String each :
          List.of(
              "itmatt-xml-1.5.0",
              "itmatt-edifact-1",
              "emsevt-xml-3.0.0",
              "emsevt-edifact-1",
              "contrl-edifact-3",
              "ie3f43-xml-2",
              "ie3a43-xml-2",
              "ie3q04-xml-2",
              "ie3q04-cargo-xml-2",
              "ie3f44-xml-2",
              "ie3a44-xml-2",
              "ie3f42-xml-2",
              "ie3a42-xml-2",
              "ie3r01-xml-2",
              "ie3r07-xml-2",
              "ie3n03-xml-2",
              "ie3q01-xml-2",
              "ie3q02-xml-2",
              "ie3n99-xml-2",
              "ie3q03-xml-2",
              "ie3r02-xml-2",
              "ie3r03-xml-2",
              "itmref-xml-1.0.0",
              "refrsp-xml-1.0.0",
              "noticeack-json-1",
              "noticeack-xml-1",
              "rules/schemes",
              "predes-edifact-2.1",
              "cardit-edifact-2.1",
              "resdit-edifact-1.1",
              "ffm-cargoimp-8",
              "cuscar-edifact-d96b",
              "codelists")) copy(SHIPPED.resolve(each), folders.mappings.resolve(each));
      copy(OWN, folders.mappings);
      Files.createDirectories(folders.config.resolve("partners"));
      for (Map.Entry<String, String> each : agreements.entrySet())
        folders.agreement(each.getKey(), each.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folders;
  }

  /** Knows further message formats that are shipped. */
  LineFolders with(String... formats) throws IOException {
    for (String each : formats) copy(SHIPPED.resolve(each), mappings.resolve(each));
    return this;
  }

  public Path mappings() {
    return mappings;
  }

  public Path config() {
    return config;
  }

  public void agreement(String partner, String yaml) throws IOException {
    Files.writeString(config.resolve("partners").resolve(partner + ".yaml"), yaml);
  }

  Catalogue catalogue() {
    Findings findings = new Findings();
    return CatalogueFolder.load(mappings, config, findings)
        .orElseThrow(() -> new AssertionError(findings.list().toString()));
  }

  CurrentAgreements agreements(Catalogue catalogue) {
    Known known =
        new Known(
            FormatUses.reading(catalogue),
            FormatUses.writing(catalogue),
            FormatUses.telling(catalogue),
            java.util.Set.of("toy"),
            catalogue.eligibility().keySet(),
            catalogue.lists().byName().keySet(),
            catalogue.ranks().keySet(),
            catalogue.schemes().keySet(),
            java.util.Set.of("notices"),
            java.util.Set.of("customs-2026"),
            FormatUses.named(catalogue),
            java.util.Set.of("duty-desk"));
    return new CurrentAgreements(config, () -> known);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) Files.createDirectories(target);
        else Files.copy(each, target);
      }
    }
  }
}
