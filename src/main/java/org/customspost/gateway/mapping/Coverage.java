package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_022;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.yaml.YamlMap;

/** Which parts of the target structure have rows, to name the mandatory ones that have none. */
final class Coverage {
  // the codec writes the segments that open and close a message
  private static final Set<String> SERVICE = Set.of("UNH", "UNT");

  private final IdentityHashMap<Part, Reached> reached = new IdentityHashMap<>();

  /** A part that some row writes: its path, and the names below it that have rows. */
  private record Reached(String path, Set<String> below) {
    String child(String name) {
      return path.isEmpty() ? name : path + "/" + name;
    }
  }

  Coverage(Part root) {
    reached.put(root, new Reached("", new HashSet<>()));
  }

  void touch(Part from, TreePath path) {
    Part at = from;
    for (TreePath.Step each : path.steps()) {
      Reached above = reached.getOrDefault(at, new Reached("", new HashSet<>()));
      above.below().add(each.name());
      reached.computeIfAbsent(
          each.part(), part -> new Reached(above.child(each.name()), new HashSet<>()));
      at = each.part();
    }
    if (path.attribute() != null) touchAttribute(at, path.attribute());
  }

  void touchAttribute(Part part, String attribute) {
    reached
        .computeIfAbsent(part, each -> new Reached(each.name(), new HashSet<>()))
        .below()
        .add("@" + attribute);
  }

  void report(YamlMap yaml) {
    Set<String> missing = new TreeSet<>();
    reached.forEach(
        (part, reach) -> {
          for (Part each : part.parts()) {
            boolean needed = each.min() > 0 && !SERVICE.contains(each.name());
            if (needed && !reach.below().contains(each.name())) {
              missing.add(reach.child(each.name()));
            }
          }
          for (Part.Attribute each : part.attributes()) {
            if (each.required() && !reach.below().contains("@" + each.name())) {
              missing.add(reach.path() + "@" + each.name());
            }
          }
        });
    for (String each : missing) yaml.findings().add(CFG_022, yaml.place("rows"), "path", each);
  }
}
