package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.CFG_010;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.dossier.LoadingState;
import org.customspost.gateway.dossier.Scheme;
import org.customspost.gateway.dossier.Timing;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** The schemes by which authorities decide before goods are loaded. */
final class SchemeFolder {
  private static final String ALLOWED =
      Meaning.all().stream().map(Meaning::name).collect(Collectors.joining(", "));

  private SchemeFolder() {}

  /** By name; a folder that is not there has none. */
  static Map<String, Scheme> read(Path folder, Findings findings) {
    Map<String, Scheme> schemes = new TreeMap<>();
    for (Path each : files(folder, findings))
      YamlFile.read(each, each.toString(), findings)
          .ifPresent(
              yaml -> {
                Scheme scheme = scheme(yaml);
                if (schemes.put(scheme.name(), scheme) != null)
                  yaml.wrong("scheme", scheme.name(), "one file for each scheme");
              });
    return schemes;
  }

  private static Scheme scheme(YamlMap yaml) {
    String name = yaml.text("scheme");
    Map<Meaning, Scheme.Move> moves = new HashMap<>();
    Map<String, YamlMap> seen = new HashMap<>();
    for (YamlMap each : yaml.maps("moves")) {
      String on = each.text("on");
      Parsed<Meaning> meaning = Meaning.parse(on);
      if (meaning.value() == null) each.wrong("on", on, ALLOWED);
      else moves.put(meaning.value(), move(each, meaning.value()));
      YamlMap other = seen.putIfAbsent(on, each);
      if (other != null) twice(each, on, other.place("on"));
    }
    if (!moves.containsKey(Preloading.DO_NOT_LOAD))
      yaml.wrong("moves", "nothing for DO_NOT_LOAD", "a move for DO_NOT_LOAD");
    Timing timing = SchemeClock.read(yaml);
    yaml.done();
    return new Scheme(name, moves, timing);
  }

  private static void twice(YamlMap yaml, String on, Place other) {
    yaml.findings()
        .add(CFG_010, yaml.place("on"), "kind", "move", "name", on, "other", other.toString());
  }

  private static Scheme.Move move(YamlMap yaml, Meaning on) {
    LoadingState to =
        yaml.has("to") ? yaml.choice("to", LoadingState.class, LoadingState.REGISTERED) : null;
    boolean lifts = yaml.flag("lifts", false);
    Duration within = yaml.duration("within", Duration.ZERO);
    boolean refers = on instanceof Preloading preloading && preloading.refers();
    if (to == null && !lifts) yaml.text("to"); // says that it is missing
    if (to == LoadingState.FILED) yaml.wrong("to", "filed", "any state but the first");
    if (refers && within.isZero()) yaml.wrong("within", "nothing", "a time such as 24h");
    if (!refers && !within.isZero())
      yaml.wrong("within", yaml.text("within"), "this key only for what the origin post must do");
    if ((on == Preloading.DO_NOT_LOAD) != (to == LoadingState.DO_NOT_LOAD))
      yaml.wrong("to", String.valueOf(to), "do-not-load for DO_NOT_LOAD, and for nothing else");
    yaml.done();
    return new Scheme.Move(to, lifts, within);
  }

  private static List<Path> files(Path folder, Findings findings) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> String.valueOf(each.getFileName()).endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      findings.add(
          CFG_001, Place.source(folder.toString()), "problem", String.valueOf(e.getMessage()));
      return List.of();
    }
  }
}
