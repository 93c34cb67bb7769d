package org.customspost.gateway.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;

/** All rules of the gateway, ready to judge items. Immutable, for many threads. */
public final class Rules {
  private final List<RuleSet> sets;

  private Rules(List<RuleSet> sets) {
    this.sets = List.copyOf(sets);
  }

  /**
   * Loads rule files. All that is wrong in them is in the files' findings, at once.
   *
   * @param lists finds a code list by name
   */
  public static Rules load(List<YamlMap> files, Function<String, Optional<CodeList>> lists) {
    return new Rules(files.stream().map(file -> set(file, lists)).toList());
  }

  /** What is wrong with an item, by all rules that hold for it. */
  public List<Finding> check(Item item, Circumstances circumstances) {
    Report report = new Report(circumstances.date(), place(item, circumstances.place()));
    for (int i = 0; i < sets.size(); i++) sets.get(i).check(item, circumstances, report);
    return report.findings();
  }

  /**
   * The same, but silent about fields that reading has refused already: there a value was sent, it
   * is not missing.
   */
  public List<Finding> check(Item item, Circumstances circumstances, List<Finding> ofReading) {
    List<Finding> found = check(item, circumstances);
    if (found.isEmpty() || ofReading.isEmpty()) return found;
    Set<String> refused = new HashSet<>();
    for (Finding each : ofReading) refused.add(spot(each.place()));
    return found.stream().filter(each -> !refused.contains(spot(each.place()))).toList();
  }

  /** Names of the rule sets: what agreements may ask for. */
  public Set<String> sets() {
    Set<String> names = new TreeSet<>();
    for (RuleSet each : sets) names.add(each.name());
    return names;
  }

  /** The rules of some sets only. */
  public Rules only(Collection<String> names) {
    return new Rules(sets.stream().filter(each -> names.contains(each.name())).toList());
  }

  /** How many entries there are, for a person to see that theirs were loaded. */
  public int size() {
    return sets.stream().mapToInt(each -> each.entries().size()).sum();
  }

  private static Place place(Item item, Place place) {
    return item.id() == null || !place.itemId().isEmpty()
        ? place
        : place.withItem(place.item(), item.id().value());
  }

  // "contents[2].hsCode", "contents.hsCode" and "hsCode" of piece 2 are the same spot.
  private static String spot(Place place) {
    String field = place.field().replaceAll("\\[[0-9]*]", "");
    if (place.piece() > 0) field = field.substring(field.lastIndexOf('.') + 1);
    return place.piece() + " " + field;
  }

  private static RuleSet set(YamlMap file, Function<String, Optional<CodeList>> lists) {
    String name = file.text("rules");
    String authority = file.text("authority", "");
    When when = when(file, lists);
    List<RuleSet.Entry> entries = new ArrayList<>();
    for (YamlMap each : file.maps("entries")) entry(each, lists).ifPresent(entries::add);
    file.done();
    return new RuleSet(name, authority, when, entries);
  }

  private static Optional<RuleSet.Entry> entry(
      YamlMap map, Function<String, Optional<CodeList>> lists) {
    String kindName = map.text("rule");
    Optional<Kinds.Kind> kind = Kinds.named(kindName);
    if (kind.isEmpty()) {
      List<String> names = Kinds.all().stream().map(Kinds.Kind::name).toList();
      String nearest = Nearest.of(kindName, names);
      map.wrong(
          "rule",
          kindName,
          "the kinds in docs/reference/rules.md"
              + (nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?"));
      return Optional.empty();
    }
    String name = map.text("name", kindName);
    When when = when(map, lists);
    Optional<Severity> severity = severity(map);
    Rule rule = kind.get().make().apply(new Parameters(map, lists));
    map.done();
    return Optional.of(new RuleSet.Entry(name, when, severity, rule));
  }

  private static When when(YamlMap map, Function<String, Optional<CodeList>> lists) {
    return map.map("when").map(each -> When.load(each, lists)).orElse(When.ALWAYS);
  }

  private static Optional<Severity> severity(YamlMap map) {
    if (!map.has("severity")) return Optional.empty();
    return switch (map.text("severity")) {
      case "warning" -> Optional.of(Severity.WARNING);
      case "reject" -> Optional.of(Severity.REJECT);
      default -> {
        map.wrong("severity", map.text("severity"), "warning, reject");
        yield Optional.empty();
      }
    };
  }
}
