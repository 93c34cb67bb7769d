package org.customspost.gateway.validation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.model.item.CountryCode;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.yaml.YamlMap;
import org.jspecify.annotations.Nullable;

/** The conditions of a rule. All that are stated must hold; one that is not stated always holds. */
record When(
    Countries origin,
    Countries destination,
    Set<String> nature,
    Set<String> natureNot,
    Set<String> mailClass,
    Set<MessageFunction> functions,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {
  static final When ALWAYS =
      new When(Countries.ALL, Countries.ALL, Set.of(), Set.of(), Set.of(), Set.of(), null, null);

  /** Reads the keys of a {@code when}; remarks on them go to the file's findings. */
  static When load(YamlMap map, Function<String, Optional<CodeList>> lists) {
    When when =
        new When(
            Countries.load(map, "origin", lists),
            Countries.load(map, "destination", lists),
            Set.copyOf(map.texts("nature")),
            Set.copyOf(map.texts("nature-not")),
            Set.copyOf(map.texts("mail-class")),
            functions(map),
            map.date("from").orElse(null),
            map.date("to").orElse(null));
    map.done();
    return when;
  }

  boolean holds(Item item, LocalDate date) {
    return (functions.isEmpty() || functions.contains(item.function()))
        && (from == null || !date.isBefore(from))
        && (to == null || !date.isAfter(to))
        && destination.has(item.destinationCountry(), date)
        && origin.has(item.originCountry(), date)
        && (nature.isEmpty() || (item.nature() != null && nature.contains(item.nature())))
        && (natureNot.isEmpty() || item.nature() == null || !natureNot.contains(item.nature()))
        && (mailClass.isEmpty()
            || (item.mailClass() != null && mailClass.contains(item.mailClass())));
  }

  private static Set<MessageFunction> functions(YamlMap map) {
    Set<MessageFunction> functions = new HashSet<>();
    for (String text : map.texts("function")) {
      boolean known = false;
      for (MessageFunction each : MessageFunction.values()) {
        if (!each.name().equalsIgnoreCase(text)) continue;
        functions.add(each);
        known = true;
      }
      if (!known) map.wrong("function", text, "original, replacement, cancellation");
    }
    return Set.copyOf(functions);
  }

  /** Countries by code and by lists of countries, whose membership has dates. */
  record Countries(Set<String> codes, List<CodeList> groups) {
    static final Countries ALL = new Countries(Set.of(), List.of());

    boolean has(@Nullable CountryCode country, LocalDate date) {
      if (codes.isEmpty() && groups.isEmpty()) return true;
      if (country == null) return false;
      if (codes.contains(country.value())) return true;
      for (CodeList each : groups) if (each.meaning(country.value(), date) != null) return true;
      return false;
    }

    private static Countries load(
        YamlMap map, String key, Function<String, Optional<CodeList>> lists) {
      Set<String> codes = new HashSet<>();
      List<CodeList> groups = new ArrayList<>();
      for (String text : map.texts(key)) {
        if (CountryCode.parse(text).value() != null) codes.add(text);
        else
          lists
              .apply(text)
              .ifPresentOrElse(
                  groups::add,
                  () -> map.wrong(key, text, "countries of ISO 3166-1 and lists of countries"));
      }
      // an unknown name must not widen a rule to all countries
      if (codes.isEmpty() && groups.isEmpty() && map.has(key))
        groups.add(new CodeList(key, Map.of()));
      return new Countries(Set.copyOf(codes), List.copyOf(groups));
    }
  }
}
