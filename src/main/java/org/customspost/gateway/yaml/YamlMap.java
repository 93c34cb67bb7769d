package org.customspost.gateway.yaml;

import static org.customspost.gateway.error.ErrorCode.CFG_002;
import static org.customspost.gateway.error.ErrorCode.CFG_003;
import static org.customspost.gateway.error.ErrorCode.CFG_004;
import static org.customspost.gateway.error.ErrorCode.CFG_010;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.yaml.YamlValue.Entries;
import org.customspost.gateway.yaml.YamlValue.Entry;
import org.customspost.gateway.yaml.YamlValue.Items;
import org.customspost.gateway.yaml.YamlValue.Text;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a YAML file. Values are asked for by key; what is missing, misspelt or of the
 * wrong form becomes a finding with file and line, and the caller goes on with a harmless value, so
 * that all problems show at once.
 */
public final class YamlMap {
  private final String file;
  private final String path;
  private final Findings findings;
  private final int line;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  YamlMap(Entries mapping, String file, String path, Findings findings) {
    this.file = file;
    this.path = path;
    this.findings = findings;
    this.line = mapping.line();
    for (Entry each : mapping.all()) {
      if (entries.putIfAbsent(each.key(), each) != null) twice(each);
    }
  }

  /** Where this mapping stands: {@code config/partners/acme.yaml:12}. */
  public Place place() {
    return Place.source(file + ":" + line);
  }

  /** Where a key's value stands. */
  public Place place(String key) {
    Entry entry = entries.get(key);
    return Place.source(file + ":" + (entry == null ? line : entry.line()));
  }

  public Findings findings() {
    return findings;
  }

  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /** True where the key is there with one plain value, for keys that take a word or a mapping. */
  public boolean isText(String key) {
    return value(key) instanceof Text;
  }

  /** All keys in file order, for mappings whose keys are data. Marks them as known. */
  public List<String> keys() {
    asked.addAll(entries.keySet());
    return List.copyOf(entries.keySet());
  }

  /** The text of a key that must be there; empty, with a finding, where it is not. */
  public String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key));
  }

  public String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  public Optional<String> optionalText(String key) {
    YamlValue value = value(key);
    if (value == null) return Optional.empty();
    if (value instanceof Text text) return Optional.of(text.text());
    wrong(key, "a list or mapping", "one value");
    return Optional.empty();
  }

  public int number(String key, int otherwise) {
    return converted(key, otherwise, Integer::valueOf, "a whole number");
  }

  public boolean flag(String key, boolean otherwise) {
    return converted(key, otherwise, Words::flag, "true or false");
  }

  /** A duration such as {@code 90s}, {@code 15m}, {@code 4h}, {@code 2d}. */
  public Duration duration(String key, Duration otherwise) {
    return converted(key, otherwise, Words::duration, "a duration such as 90s, 15m, 4h, 2d");
  }

  public Optional<LocalDate> date(String key) {
    return read(key, LocalDate::parse, () -> "a date such as 2026-07-01");
  }

  /** One of an enum's constants, written in lower case with hyphens for underscores. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return read(key, text -> Words.choice(type, text), () -> Words.choices(type)).orElse(otherwise);
  }

  /**
   * A list of plain values; a single value counts as a list of one. Empty where the key is missing.
   */
  public List<String> texts(String key) {
    YamlValue value = value(key);
    if (value == null) return List.of();
    if (value instanceof Text text) return List.of(text.text());
    List<String> texts = new ArrayList<>();
    if (value instanceof Items items) {
      for (YamlValue each : items.all()) {
        if (each instanceof Text text) texts.add(text.text());
        else wrong(key, "a nested list or mapping", "a list of plain values");
      }
    } else {
      wrong(key, "a mapping", "a list of plain values");
    }
    return texts;
  }

  public Optional<YamlMap> map(String key) {
    YamlValue value = value(key);
    if (value == null) return Optional.empty();
    if (value instanceof Entries mapping) return Optional.of(child(mapping, key));
    wrong(key, value instanceof Text text ? text.text() : "a list", "a mapping");
    return Optional.empty();
  }

  /** Whether a key's value is a mapping, for keys that also take a plain value. */
  public boolean isMap(String key) {
    return value(key) instanceof Entries;
  }

  /** A list of mappings. Empty where the key is missing. */
  public List<YamlMap> maps(String key) {
    YamlValue value = value(key);
    if (value == null) return List.of();
    List<YamlMap> maps = new ArrayList<>();
    if (value instanceof Items items) {
      for (YamlValue each : items.all()) {
        if (each instanceof Entries mapping) maps.add(child(mapping, key));
        else wrong(key, "a plain value in the list", "a list of mappings");
      }
    } else {
      wrong(key, "not a list", "a list of mappings");
    }
    return maps;
  }

  /** Call last: a key that nobody asked for is unknown, and most often a misspelling. */
  public void done() {
    for (String key : entries.keySet()) {
      if (asked.contains(key)) continue;
      Set<String> allowed = new TreeSet<>(asked);
      String nearest = Nearest.of(key, allowed);
      findings.add(
          CFG_002,
          place(key),
          "key",
          name(key),
          "allowed",
          String.join(", ", allowed),
          "hint",
          nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
    }
  }

  /** Adds a finding that a key's value is not allowed. */
  public void wrong(String key, String value, String allowed) {
    findings.add(CFG_004, place(key), "key", name(key), "value", value, "allowed", allowed);
  }

  private void twice(Entry again) {
    findings.add(
        CFG_010,
        Place.source(file + ":" + again.line()),
        "kind",
        "key",
        "name",
        name(again.key()),
        "other",
        place(again.key()).toString());
  }

  /** Marks the key as known. */
  private @Nullable YamlValue value(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  private String missing(String key) {
    findings.add(CFG_003, place(), "key", name(key));
    return "";
  }

  private <T> T converted(String key, T otherwise, Function<String, T> conversion, String allowed) {
    return read(key, conversion, () -> allowed).orElse(otherwise);
  }

  private <T> Optional<T> read(
      String key, Function<String, T> conversion, Supplier<String> allowed) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty()) return Optional.empty();
    try {
      return Optional.of(conversion.apply(text.get()));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      wrong(key, text.get(), allowed.get());
      return Optional.empty();
    }
  }

  private YamlMap child(Entries mapping, String key) {
    return new YamlMap(mapping, file, name(key) + ".", findings);
  }

  private String name(String key) {
    return path + key;
  }
}
