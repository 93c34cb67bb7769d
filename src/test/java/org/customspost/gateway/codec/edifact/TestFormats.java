package org.customspost.gateway.codec.edifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** The formats of the project's own mapping folders. */
final class TestFormats implements Formats {
  static final Path MAPPINGS = Path.of("mappings");

  /** Every EDIFACT folder there is, so that a new one is read by every test at once. */
  static final List<String> FOLDERS = folders();

  private final List<Format> formats = FOLDERS.stream().map(TestFormats::load).toList();

  @Override
  public Optional<Format> of(String identity) {
    return formats.stream()
        .filter(each -> (identity + ":").startsWith(each.identity() + ":"))
        .findFirst();
  }

  Format format(String type) {
    return formats.stream().filter(each -> each.type().equals(type)).findFirst().orElseThrow();
  }

  private static List<String> folders() {
    try (Stream<Path> all = Files.list(MAPPINGS)) {
      return all.map(each -> each.getFileName().toString())
          .filter(each -> each.contains("-edifact-"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Format load(String folder) {
    Findings findings = new Findings();
    Path path = MAPPINGS.resolve(folder);
    YamlMap yaml = YamlFile.read(path.resolve("format.yaml"), folder, findings).orElseThrow();
    String type = yaml.text("type");
    Structure structure =
        new EdifactStructures()
            .read(path.resolve("structure.xml"), folder, type, yaml.text("version"), findings)
            .orElseThrow(() -> new AssertionError(findings.list().toString()));
    Format format =
        new Format(
            type,
            yaml.text("version"),
            Syntax.of(yaml.text("syntax")).orElseThrow(),
            yaml.text("identity"),
            yaml.optionalText("unit").orElse(""),
            yaml.texts("associations"),
            structure);
    findings.throwIfRejected();
    return format;
  }
}
