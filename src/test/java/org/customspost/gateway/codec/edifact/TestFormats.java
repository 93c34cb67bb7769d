package org.customspost.gateway.codec.edifact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** The formats of the project's own mapping folders. */
final class TestFormats implements Formats {
  static final Path MAPPINGS = Path.of("mappings");

  /** Those whose samples are damaged at random, with a seed. */
  static final List<String> DAMAGED =
      List.of("itmatt-edifact-1", "cusdec-edifact-d96b", "cusres-edifact-d96b", "contrl-edifact-3");

  static final List<String> FOLDERS =
      List.of(
          "itmatt-edifact-1",
          "cusdec-edifact-d96b",
          "cusres-edifact-d96b",
          "contrl-edifact-3",
          "predes-edifact-2.1",
          "cardit-edifact-1.2",
          "cardit-edifact-2.1",
          "resdit-edifact-1.1",
          "cuscar-edifact-d95b",
          "cuscar-edifact-d96b",
          "cuscar-edifact-d99b",
          "cusrep-edifact-d99b");
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
            yaml.text("syntax"),
            yaml.text("identity"),
            yaml.optionalText("unit").orElse(""),
            structure);
    findings.throwIfRejected();
    return format;
  }
}
