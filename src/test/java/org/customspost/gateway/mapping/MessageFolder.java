package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.edifact.EdifactCodec;
import org.customspost.gateway.codec.edifact.EdifactStructures;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** One EDIFACT folder of mappings with the real codec: bytes in, trees out, and back. */
final class MessageFolder {
  private static final EdifactCodec CODEC = new EdifactCodec();
  private final Path folder;
  final Format format;
  private final Class<? extends Canonical> canonical;

  MessageFolder(String name, Class<? extends Canonical> canonical) {
    this.folder = Path.of("mappings", name);
    this.canonical = canonical;
    Findings findings = new Findings();
    YamlMap yaml = YamlFile.read(folder.resolve("format.yaml"), name, findings).orElseThrow();
    String type = yaml.text("type");
    Path file = folder.resolve("structure.xml");
    Structure structure =
        new EdifactStructures()
            .read(file, name, type, yaml.text("version"), findings)
            .orElseThrow();
    this.format =
        new Format(
            type,
            yaml.text("version"),
            Syntax.EDIFACT,
            yaml.text("identity"),
            yaml.optionalText("unit").orElse(""),
            structure);
    findings.throwIfRejected();
  }

  ReadMapping reading() {
    Findings findings = new Findings();
    YamlMap yaml = yaml("read.yaml", findings);
    Optional<ReadMapping> mapping =
        ReadMapping.load(yaml, format.structure(), ItmattXmlMappingTest.lists(), canonical);
    assertThat(findings.list()).isEmpty();
    return mapping.orElseThrow();
  }

  WriteMapping writing() {
    Findings findings = new Findings();
    YamlMap yaml = yaml("write.yaml", findings);
    Optional<WriteMapping> mapping =
        WriteMapping.load(yaml, format.structure(), ItmattXmlMappingTest.lists(), canonical);
    assertThat(findings.list()).isEmpty();
    return mapping.orElseThrow();
  }

  private YamlMap yaml(String name, Findings findings) {
    return YamlFile.read(folder.resolve(name), name, findings).orElseThrow();
  }

  byte[] example(String name) {
    try {
      return Files.readAllBytes(folder.resolve("examples").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The units of an interchange that must be faultless. */
  List<Node> units(byte[] bytes) {
    Formats formats =
        identity ->
            (identity + ":").startsWith(format.identity() + ":")
                ? Optional.of(format)
                : Optional.empty();
    List<Node> units = new ArrayList<>();
    try {
      Codec codec = CODEC;
      Inspection inspection = codec.inspect(new ByteArrayInputStream(bytes), formats);
      assertThat(inspection.findings()).isEmpty();
      assertThat(inspection.messages()).allSatisfy(each -> assertThat(each.findings()).isEmpty());
      codec.read(
          new ByteArrayInputStream(bytes), formats, inspection, unit -> units.add(unit.tree()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return units;
  }

  byte[] write(Node message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LocalDateTime time = LocalDateTime.of(2026, 7, 15, 9, 30);
    Outgoing outgoing = new Outgoing("A", "B", "R1", time, "", false);
    try {
      CODEC.write(out, format, outgoing, List.of(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
