package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_130;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlFile;

/** Message types by name, as a person gives them: {@code itmatt} or {@code itmatt@1.5.0}. */
final class MessageTypes {
  private MessageTypes() {}

  /** Whether a format is meant by a type with or without its version. */
  static boolean fits(String format, String wanted) {
    return format.equals(wanted) || format.startsWith(wanted + "@");
  }

  /**
   * @throws GatewayException CFG-130 where no format fits
   */
  static void require(String wanted, Collection<String> formats, String done) {
    if (formats.stream().anyMatch(each -> fits(each, wanted))) return;
    TreeSet<String> types = new TreeSet<>();
    for (String each : formats) types.add(each.substring(0, each.indexOf('@')));
    String nearest = Nearest.of(wanted, types);
    throw new GatewayException(
        Finding.of(
            CFG_130,
            Place.NOWHERE,
            "value",
            wanted,
            "done",
            done,
            "allowed",
            String.join(", ", types),
            "hint",
            nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?"));
  }

  /** One line for each folder of mappings that is read or written. */
  static List<String> lines(Path mappings) {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> folders = Files.list(mappings)) {
      for (Path each : folders.sorted().toList()) line(each).ifPresent(lines::add);
    } catch (IOException e) {
      lines.add("  (no mappings in " + mappings + ")");
    }
    return lines;
  }

  private static Optional<String> line(Path folder) {
    boolean reads = Files.exists(folder.resolve("read.yaml"));
    boolean writes = Files.exists(folder.resolve("write.yaml"));
    Path file = folder.resolve(FormatFolder.FILE);
    if ((!reads && !writes) || !Files.exists(file)) return Optional.empty();
    return YamlFile.read(file, file.toString(), new Findings())
        .map(
            yaml ->
                "  %-12s %-8s %-8s %-6s %s"
                    .formatted(
                        yaml.text("type"),
                        yaml.text("version"),
                        yaml.text("syntax"),
                        reads ? "--from" : "",
                        writes ? "--to" : "")
                    .stripTrailing());
  }
}
