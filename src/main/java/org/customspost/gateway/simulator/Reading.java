package org.customspost.gateway.simulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/**
 * How a partner finds what it needs in one kind of message: places by name. Written from the
 * published messages, and read with the few lines of {@link Flat}: nothing here is shared with the
 * gateway's codecs and mappings.
 *
 * @param message element at which a message begins, or the EDIFACT message type
 */
record Reading(String name, Syntax syntax, String message, Map<String, String> places) {
  /** The syntaxes partners can read. */
  enum Syntax {
    XML,
    JSON,
    EDIFACT
  }

  Reading {
    places = Map.copyOf(places);
  }

  /** A reading of this package's own, such as {@code wco-declaration}. */
  static Reading own(String name) {
    Findings findings = new Findings();
    String file = "readings/" + name + ".yaml";
    Reading reading =
        YamlFile.parse(Resources.text("/simulator/" + file), file, findings)
            .map(yaml -> read(name, yaml))
            .orElseThrow();
    findings.throwIfRejected();
    return reading;
  }

  /** One from an integrator's folder, or this package's own where there is none. */
  static Reading of(Path folder, String name) {
    Path file = folder.resolve("readings").resolve(name + ".yaml");
    if (!file.toFile().isFile()) return own(name);
    Findings findings = new Findings();
    Reading reading =
        YamlFile.read(file, file.toString(), findings)
            .map(yaml -> read(name, yaml))
            .orElseGet(() -> new Reading(name, Syntax.XML, "", Map.of()));
    findings.throwIfRejected();
    return reading;
  }

  /** Several of them, in this order. */
  static List<Reading> all(Path folder, List<String> names) {
    return names.stream().map(each -> of(folder, each)).toList();
  }

  /** What the first of them that fits reads; empty where none does. */
  static List<Facts> first(List<Reading> readings, byte[] body) {
    return readings.stream()
        .map(each -> each.read(body))
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static Reading read(String name, YamlMap yaml) {
    Map<String, String> places = new LinkedHashMap<>();
    yaml.map("fields").ifPresent(map -> map.keys().forEach(key -> places.put(key, map.text(key))));
    Reading reading =
        new Reading(
            name, yaml.choice("syntax", Syntax.class, Syntax.XML), yaml.text("message"), places);
    yaml.done();
    return reading;
  }

  /** One set of facts for each message of this kind; empty where the bytes are something else. */
  List<Facts> read(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).stripLeading();
    boolean fits =
        switch (syntax) {
          case XML -> text.startsWith("<") || text.startsWith("\u00ef\u00bb\u00bf<");
          case JSON -> text.startsWith("{");
          case EDIFACT -> text.startsWith("UN");
        };
    if (!fits) return List.of();
    List<Map<String, List<String>>> messages =
        switch (syntax) {
          case XML -> Flat.xml(body, message);
          case JSON -> Flat.json(body, message);
          case EDIFACT -> Flat.edifact(text, message);
        };
    List<Facts> facts = new ArrayList<>();
    for (Map<String, List<String>> each : messages) facts.add(facts(each));
    return facts;
  }

  private Facts facts(Map<String, List<String>> flat) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    places.forEach(
        (field, place) -> {
          List<String> found = flat.get(place);
          if (found != null) values.put(field, List.copyOf(found));
        });
    return new Facts(name, values);
  }
}
