package org.customspost.gateway.yaml;

import java.util.List;

/** A value as it stands in a file. */
sealed interface YamlValue {
  /** Where it begins, from 1. */
  int line();

  record Text(String text, int line) implements YamlValue {}

  record Items(List<YamlValue> all, int line) implements YamlValue {}

  /** A mapping, in the order of the file; a key may stand there twice. */
  record Entries(List<Entry> all, int line) implements YamlValue {}

  /**
   * One key of a mapping.
   *
   * @param line where the key stands
   */
  record Entry(String key, YamlValue value, int line) {}
}
