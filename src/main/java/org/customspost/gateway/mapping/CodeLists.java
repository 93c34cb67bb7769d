package org.customspost.gateway.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.customspost.gateway.model.codelist.CodeList;

/**
 * The installed code lists by name.
 *
 * @param byName in alphabetical order
 */
public record CodeLists(Map<String, CodeList> byName) {
  public static final CodeLists NONE = new CodeLists(Map.of());

  public CodeLists {
    byName = Map.copyOf(byName);
  }

  public static CodeLists of(List<CodeList> lists) {
    return new CodeLists(
        lists.stream().collect(Collectors.toMap(CodeList::name, Function.identity(), (a, b) -> b)));
  }

  public Optional<CodeList> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, for messages. */
  public List<String> names() {
    return List.copyOf(new TreeMap<>(byName).keySet());
  }
}
