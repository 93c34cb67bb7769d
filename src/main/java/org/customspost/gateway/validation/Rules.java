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
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;
import org.customspost.gateway.yaml.Nearest;
import org.customspost.gateway.yaml.YamlMap;

/** All rules of the gateway, ready to judge items. Immutable, for many threads. */
public final class Rules {
  private final List<Entry> entries;

  private Rules(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Loads rule files. All that is wrong in them is in the files' findings, at once.
   *
   * @param lists finds a code list by name
   */
  public static Rules load(List<YamlMap> files, Function<String, Optional<CodeList>> lists) {
    List<Entry> entries = new ArrayList<>();
    for (YamlMap file : files) load(file, lists, entries);
    return new Rules(entries);
  }

  /** What is wrong with an item, by all rules that hold for it. */
  public List<Finding> check(Item item, Circumstances circumstances) {
    Report report = new Report(circumstances.date(), place(item, circumstances.place()));
    for (int i = 0; i < entries.size(); i++) {
      Entry each = entries.get(i);
      if (!each.concerns(item, circumstances)) continue;
      report.of(each.name, each.severity);
      each.rule.check(item, report);
    }
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
    for (Entry each : entries) names.add(each.set);
    return names;
  }

  /** The rules of some sets only. */
  public Rules only(Collection<String> sets) {
    return new Rules(entries.stream().filter(each -> sets.contains(each.set)).toList());
  }

  /** How many entries there are, for a person to see that theirs were loaded. */
  public int size() {
    return entries.size();
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

  private static void load(
      YamlMap file, Function<String, Optional<CodeList>> lists, List<Entry> entries) {
    String set = file.text("rules");
    String authority = file.text("authority", "");
    When all = file.map("when").map(map -> When.load(map, lists)).orElse(When.ALWAYS);
    for (YamlMap entry : file.maps("entries"))
      entry(entry, set, authority, all, lists).ifPresent(entries::add);
    file.done();
  }

  private static Optional<Entry> entry(
      YamlMap map,
      String set,
      String authority,
      When all,
      Function<String, Optional<CodeList>> lists) {
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
    When own = map.map("when").map(each -> When.load(each, lists)).orElse(When.ALWAYS);
    Optional<Severity> severity = severity(map);
    Rule rule = kind.get().make().apply(new Parameters(map, lists));
    map.done();
    return Optional.of(new Entry(name, set, authority, all, own, severity, rule));
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

  private record Entry(
      String name,
      String set,
      String authority,
      When all,
      When own,
      Optional<Severity> severity,
      Rule rule) {
    boolean concerns(Item item, Circumstances circumstances) {
      return (authority.isEmpty() || authority.equals(circumstances.authority()))
          && concerns(item.function())
          && all.holds(item, circumstances.date())
          && own.holds(item, circumstances.date());
    }

    // A cancellation needs little more than its id: only entries that name it judge it.
    private boolean concerns(MessageFunction function) {
      return function != MessageFunction.CANCELLATION
          || own.functions().contains(function)
          || all.functions().contains(function);
    }
  }
}
