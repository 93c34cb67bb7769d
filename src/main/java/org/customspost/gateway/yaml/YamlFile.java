package org.customspost.gateway.yaml;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one YAML file whose top is a mapping. */
public final class YamlFile {
  /** Without a label: findings name the file themselves, and making settings is dear. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setAllowDuplicateKeys(false).setMaxAliasesForCollections(50).build();

  private YamlFile() {}

  /**
   * @param name what findings call the file, usually its path relative to the configuration
   * @return empty where the file cannot be read; {@code findings} then says why (CFG-001)
   */
  public static Optional<YamlMap> read(Path file, String name, Findings findings) {
    try {
      return parse(Files.readString(file), name, findings);
    } catch (IOException e) {
      findings.add(CFG_001, Place.source(name), "problem", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The same for text. */
  public static Optional<YamlMap> parse(String text, String name, Findings findings) {
    try {
      Optional<Node> top = new Compose(SETTINGS).composeString(text);
      if (top.isPresent() && top.get() instanceof MappingNode mapping) {
        return Optional.of(new YamlMap(mapping, name, "", findings));
      }
      findings.add(CFG_001, Place.source(name), "problem", "it is not a mapping of keys to values");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      findings.add(CFG_001, Place.source(name + ":" + line), "problem", e.getProblem());
    } catch (YamlEngineException e) {
      findings.add(CFG_001, Place.source(name), "problem", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
