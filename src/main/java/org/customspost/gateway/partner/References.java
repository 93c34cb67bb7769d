package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_011;
import static org.customspost.gateway.error.ErrorCode.CFG_480;
import static org.customspost.gateway.error.ErrorCode.CFG_490;
import static org.customspost.gateway.error.ErrorCode.CFG_496;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.FormatName;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;

/** Checks names in agreements against what there is. */
final class References {
  private final Known known;

  References(Known known) {
    this.known = known;
  }

  String readable(YamlMap yaml, String key, String name, Content content) {
    return message(yaml, key, name, content, known.reads());
  }

  String writable(YamlMap yaml, String key, String name, Content content) {
    List<String> meant = FormatName.meant(name, known.writes().keySet());
    if (meant.size() > 1)
      yaml.findings()
          .add(
              CFG_496,
              yaml.place(key),
              "key",
              key,
              "name",
              name,
              "chosen",
              meant.get(0),
              "others",
              listed(meant.subList(1, meant.size())));
    return message(yaml, key, name, content, known.writes());
  }

  /** Whether what is written as that message can hold it. */
  boolean writes(String name, Content content) {
    return known.writes().getOrDefault(name, Set.of()).contains(content);
  }

  private static String message(
      YamlMap yaml, String key, String name, Content wanted, Map<String, Set<Content>> known) {
    Set<Content> found = known.get(name);
    if (found == null || found.contains(wanted))
      return checked(yaml, key, "message", name, known.keySet());
    yaml.findings()
        .add(
            CFG_480,
            yaml.place(key),
            "key",
            key,
            "name",
            name,
            "found",
            found.stream().sorted().map(Content::words).collect(Collectors.joining(", ")),
            "wanted",
            wanted.words(),
            "allowed",
            listed(Known.holding(wanted, known)));
    return name;
  }

  /** Says which of the meanings a notice of that message has no words for. */
  void telling(YamlMap yaml, String key, String message, Set<Meaning> wanted) {
    Set<Meaning> words = known.telling(message);
    List<String> without =
        wanted.stream().filter(each -> !words.contains(each)).map(Meaning::name).sorted().toList();
    if (!without.isEmpty())
      yaml.findings()
          .add(
              CFG_490,
              yaml.place(key),
              "message",
              message,
              "found",
              String.join(", ", without),
              "allowed",
              listed(words.stream().map(Meaning::name).toList()));
  }

  String rule(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "rule set", name, known.rules());
  }

  String eligibility(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "eligibility table", name, known.eligibility());
  }

  String codeList(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "code list", name, known.codeLists());
  }

  String rank(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "rank table", name, known.ranks());
  }

  String scheme(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "scheme", name, known.schemes());
  }

  String key(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "key", name, known.keys());
  }

  String destination(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "destination of alerts", name, known.destinations());
  }

  String certificate(YamlMap yaml, String key, String name) {
    return checked(yaml, key, "certificate", name, known.certificates());
  }

  /** The finding that something of that name does not exist. */
  static Finding missing(Place place, String kind, String name, Collection<String> names) {
    String nearest = Nearest.of(name, names);
    return Finding.of(
        CFG_011,
        place,
        "kind",
        kind,
        "name",
        name,
        "known",
        listed(names),
        "hint",
        nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
  }

  /** Names in order, or the word none. */
  static String listed(Collection<String> names) {
    if (names.isEmpty()) return "none";
    return new TreeSet<>(names).stream().collect(Collectors.joining(", "));
  }

  // An empty name was missing, and that is a finding already.
  private static String checked(
      YamlMap yaml, String key, String kind, String name, Set<String> names) {
    if (!name.isEmpty() && !names.contains(name))
      yaml.findings().add(missing(yaml.place(key), kind, name, names));
    return name;
  }
}
