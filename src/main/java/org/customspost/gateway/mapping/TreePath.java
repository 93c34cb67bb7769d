package org.customspost.gateway.mapping;

import static org.customspost.gateway.error.ErrorCode.CFG_020;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/**
 * A path of a mapping row that was found in the structure: {@code SG4/MOA/C516/5004}, {@code
 * Amount@currencyID}, {@code Line[]}.
 *
 * @param steps one per name on the way; none where the path is an attribute of where the row stands
 */
record TreePath(String text, List<Step> steps, @Nullable String attribute) {

  /**
   * @param fresh written with {@code []}: another occurrence every time
   * @param name the very text that the structure has, as nodes have it too: then comparing is quick
   * @param which read with {@code [2]} or {@code [2..]}: only these occurrences
   */
  record Step(String name, boolean fresh, Which which, Part part) {}

  /** Occurrences of a part, counted from 1 among its neighbours of the same name. */
  record Which(int first, int last) {
    static final Which ALL = new Which(1, Integer.MAX_VALUE);
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\[([1-9][0-9]{0,4})(\\.\\.)?]");

    static Which of(Matcher numbered) {
      int first = Integer.parseInt(numbered.group(2));
      return new Which(first, numbered.group(3) == null ? first : Integer.MAX_VALUE);
    }
  }

  /** Looks a path up; what is not there becomes a finding at the row's key. */
  static Optional<TreePath> find(String text, Part from, YamlMap row, String key) {
    return find(text, from, row.place(key), row);
  }

  private static Optional<TreePath> find(String text, Part from, Place place, YamlMap row) {
    int mark = text.indexOf('@');
    String way = mark < 0 ? text : text.substring(0, mark);
    String attribute = mark < 0 ? null : text.substring(mark + 1);
    List<Step> steps = new ArrayList<>();
    Part at = from;
    for (String each : way.isEmpty() || way.equals(".") ? new String[0] : way.split("/", -1)) {
      boolean fresh = each.endsWith("[]");
      Matcher numbered = Which.NUMBERED.matcher(each);
      boolean some = numbered.matches();
      String name = fresh ? each.substring(0, each.length() - 2) : some ? numbered.group(1) : each;
      Part next = at.part(name);
      if (next == null) {
        unknown(
            text, at, name, at.parts().stream().map(Part::name).distinct().toList(), place, row);
        return Optional.empty();
      }
      steps.add(new Step(next.name(), fresh, some ? Which.of(numbered) : Which.ALL, next));
      at = next;
    }
    List<String> attributes = at.attributes().stream().map(Part.Attribute::name).toList();
    if (attribute != null && !attributes.contains(attribute)) {
      unknown(text, at, "@" + attribute, attributes, place, row);
      return Optional.empty();
    }
    return Optional.of(new TreePath(text, List.copyOf(steps), attribute));
  }

  private static void unknown(
      String path, Part parent, String step, List<String> allowed, Place place, YamlMap row) {
    String nearest = Nearest.of(step, allowed);
    unknown(path, parent, step, allowed, place.source(), row.findings(), nearest);
  }

  static void unknown(
      String path,
      Part parent,
      String step,
      List<String> allowed,
      String source,
      Findings findings,
      String nearest) {
    findings.add(
        CFG_020,
        Place.source(source),
        "path",
        path,
        "step",
        step,
        "parent",
        parent.name(),
        "allowed",
        allowed.isEmpty() ? "nothing" : String.join(", ", allowed),
        "hint",
        nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
  }

  /** The grammar line at the end, seen from where the row stands. */
  Part end(Part from) {
    return steps.isEmpty() ? from : steps.get(steps.size() - 1).part();
  }

  /** Whether it names one occurrence of a part, which only a value that is read may do. */
  boolean numbered() {
    return steps.stream().anyMatch(each -> !each.which().equals(Which.ALL));
  }

  /** Which occurrences of each step count; empty where all do. */
  List<Which> which() {
    return numbered() ? steps.stream().map(Step::which).toList() : List.of();
  }

  List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  /** How many leading names two paths share, never counting the last name of either. */
  int shared(TreePath other) {
    int most = Math.min(parents(), other.parents());
    int shared = 0;
    while (shared < most && steps.get(shared).name().equals(other.steps.get(shared).name())) {
      shared++;
    }
    return shared;
  }

  /** An attribute hangs on its own element; a value on the node above it. */
  private int parents() {
    return attribute == null ? Math.max(0, steps.size() - 1) : steps.size();
  }

  /** The names below the first few. */
  List<String> below(int depth) {
    List<String> names = names();
    return names.subList(Math.min(depth, names.size()), names.size());
  }
}
