package org.customspost.gateway.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one YAML file whose top is a mapping. */
public final class YamlFile {
  /** Without a label: findings name the file themselves, and making settings is dear. */
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  private YamlFile() {}

  /**
   * @param name what findings call the file, usually its path relative to the configuration
   * @return empty where the file cannot be read; {@code findings} then says why (CFG-001)
   */
  public static Optional<YamlMap> read(Path file, String name, Findings findings) {
    try {
      return parse(Files.readAllBytes(file), name, findings);
    } catch (IOException e) {
      findings.add(CFG_001, Place.source(name), "problem", FileTrouble.words(e));
      return Optional.empty();
    }
  }

  /** The same for the bytes of a file, which must be UTF-8: no letter is read as another. */
  public static Optional<YamlMap> parse(byte[] bytes, String name, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = UTF_8.newDecoder().decode(in, text, true);
    if (!result.isError()) return parse(text.flip().toString(), name, findings);
    long line = text.flip().chars().filter(each -> each == '\n').count() + 1;
    String problem = "it is not text in UTF-8; save it as UTF-8";
    findings.add(CFG_001, Place.source(name + ":" + line), "problem", problem);
    return Optional.empty();
  }

  /** The same for text. */
  public static Optional<YamlMap> parse(String text, String name, Findings findings) {
    try {
      Optional<YamlValue> top = YamlTree.of(new Parse(SETTINGS).parseString(text));
      if (top.isPresent() && top.get() instanceof YamlValue.Entries entries) {
        return Optional.of(new YamlMap(entries, name, "", findings));
      }
      String problem = text.isBlank() ? "it is empty" : "it is not a mapping of keys to values";
      findings.add(CFG_001, Place.source(name), "problem", problem);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      findings.add(CFG_001, Place.source(name + ":" + line), "problem", e.getProblem());
    } catch (YamlEngineException e) {
      findings.add(CFG_001, Place.source(name), "problem", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }
}
