package org.customspost.gateway.partner;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.customspost.gateway.model.customs.Meaning;

/**
 * The names that agreements may refer to.
 *
 * @param reads formats that can be read, as {@code type@version}, and what they hold
 * @param writes formats that can be written, as {@code type@version}, and what they can hold
 * @param tells formats of notices, as {@code type@version}, and what they have words for
 * @param rules rule sets
 * @param eligibility tables that decide what is declared
 * @param ranks tables that order answers
 * @param schemes by which authorities decide before loading
 * @param keys aliases of our signing keys
 * @param certificates aliases of partners' certificates
 * @param named message types and formats whose interchanges name sender and recipient
 * @param destinations of alerts
 */
public record Known(
    Map<String, Set<Content>> reads,
    Map<String, Set<Content>> writes,
    Map<String, Set<Meaning>> tells,
    Set<String> rules,
    Set<String> eligibility,
    Set<String> codeLists,
    Set<String> ranks,
    Set<String> schemes,
    Set<String> keys,
    Set<String> certificates,
    Set<String> named,
    Set<String> destinations) {
  public Known {
    reads = withTypes(reads);
    writes = withTypes(writes);
    tells = told(tells);
    rules = Set.copyOf(rules);
    eligibility = Set.copyOf(eligibility);
    codeLists = Set.copyOf(codeLists);
    ranks = Set.copyOf(ranks);
    schemes = Set.copyOf(schemes);
    keys = Set.copyOf(keys);
    certificates = Set.copyOf(certificates);
    named = Set.copyOf(named);
    destinations = Set.copyOf(destinations);
  }

  /** What a notice of that message can say. */
  Set<Meaning> telling(String message) {
    return tells.getOrDefault(message, Set.copyOf(Meaning.all()));
  }

  // Of a type in several versions, what any of them can say.
  private static Map<String, Set<Meaning>> told(Map<String, Set<Meaning>> tells) {
    Map<String, Set<Meaning>> all = new TreeMap<>();
    tells.forEach(
        (name, meanings) -> {
          all.computeIfAbsent(name, key -> new HashSet<>()).addAll(meanings);
          String type = name.replaceFirst("@.*", "");
          all.computeIfAbsent(type, key -> new HashSet<>()).addAll(meanings);
        });
    return Map.copyOf(all);
  }

  /** Formats of which one can hold that content. */
  static Set<String> holding(Content content, Map<String, Set<Content>> formats) {
    Set<String> names = new TreeSet<>();
    formats.forEach(
        (name, contents) -> {
          if (contents.contains(content)) names.add(name);
        });
    return names;
  }

  // An agreement names a type alone, or a type with its version.
  private static Map<String, Set<Content>> withTypes(Map<String, Set<Content>> formats) {
    Map<String, Set<Content>> all = new TreeMap<>();
    formats.forEach(
        (name, contents) -> {
          all.put(name, Set.copyOf(contents));
          String type = name.substring(0, Math.max(0, name.indexOf('@')));
          if (!type.isEmpty()) all.merge(type, Set.copyOf(contents), Known::both);
        });
    return Map.copyOf(all);
  }

  private static Set<Content> both(Set<Content> one, Set<Content> other) {
    Set<Content> both = EnumSet.noneOf(Content.class);
    both.addAll(one);
    both.addAll(other);
    return Set.copyOf(both);
  }
}
