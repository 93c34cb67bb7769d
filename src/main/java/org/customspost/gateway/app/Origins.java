package org.customspost.gateway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;

/**
 * Puts two lineages together: from a target path over the canonical field to the sender's bytes.
 */
record Origins(Map<String, List<String>> written, Map<String, List<Position>> read) {
  private static final String ITEM = "item.";

  List<Translated.Origin> list() {
    List<Translated.Origin> list = new ArrayList<>();
    written.forEach(
        (target, fields) -> {
          for (String each : fields) list.add(new Translated.Origin(target, each, place(each)));
        });
    return list;
  }

  private String place(String field) {
    List<Position> positions = read.getOrDefault(source(field), List.of());
    if (positions.isEmpty()) return field.startsWith("ruling.") ? "decision table" : "-";
    return positions.stream()
        .map(each -> Place.NOWHERE.withPosition(each).toString())
        .collect(Collectors.joining("; "));
  }

  /** The field of what was read: a declaration holds its item, a notice renames two things. */
  private static String source(String field) {
    String own = field.startsWith(ITEM) ? field.substring(ITEM.length()) : field;
    if (own.equals("decision")) return "meaning";
    return own.startsWith("mends[") ? "errors" + own.substring("mends".length()) : own;
  }

  /** A table for a person: three columns under their names. */
  static String table(List<Translated.Origin> origins) {
    int target = width(origins.stream().map(Translated.Origin::target).toList(), "target");
    int field = width(origins.stream().map(Translated.Origin::field).toList(), "field");
    String row = "%-" + target + "s  <- %-" + field + "s  <- %s%n";
    StringBuilder table = new StringBuilder(row.formatted("target", "field", "source"));
    for (Translated.Origin each : origins)
      table.append(row.formatted(each.target(), each.field(), each.place()));
    return table.toString();
  }

  private static int width(List<String> texts, String heading) {
    return Math.max(heading.length(), texts.stream().mapToInt(String::length).max().orElse(1));
  }
}
