package org.customspost.gateway.codec.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The XML formats of the mappings folder, read as plainly as a test needs. */
final class TestFormats {
  private TestFormats() {}

  static Formats all() {
    List<Format> formats = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("mappings"))) {
      for (Path each : folders.sorted().toList())
        if (Files.exists(each.resolve("structure.xsd"))) formats.add(named(name(each)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path -> formats.stream().filter(each -> matches(each.identity(), path)).findFirst();
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  static Formats only(Format format) {
    return path -> matches(format.identity(), path) ? Optional.of(format) : Optional.empty();
  }

  static boolean matches(String identity, String path) {
    if (!identity.startsWith("*/")) return identity.equals(path);
    int slash = path.indexOf('/');
    return slash > 0 && identity.substring(2).equals(path.substring(slash + 1));
  }

  static Format named(String folder) {
    Path at = Path.of("mappings", folder);
    Findings findings = new Findings();
    YamlMap yaml = YamlFile.read(at.resolve("format.yaml"), folder, findings).orElseThrow();
    String type = yaml.text("type");
    String version = yaml.text("version");
    Optional<Structure> structure =
        XsdStructures.read(
            at.resolve("structure.xsd"), folder + "/structure.xsd", type, version, findings);
    if (structure.isEmpty()) throw new AssertionError(findings.list().toString());
    String unit = yaml.text("unit", "");
    return new Format(type, version, Syntax.XML, yaml.text("identity", ""), unit, structure.get());
  }
}
