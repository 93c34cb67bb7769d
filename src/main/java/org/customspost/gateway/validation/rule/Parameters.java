package org.customspost.gateway.validation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.customspost.gateway.model.codelist.CodeList;
import org.customspost.gateway.yaml.YamlMap;

/**
 * The parameters of one entry. What is missing or wrong becomes a finding of the file, and the kind
 * goes on with a harmless value.
 */
public final class Parameters {
  private final YamlMap entry;
  private final Function<String, Optional<CodeList>> lists;

  public Parameters(YamlMap entry, Function<String, Optional<CodeList>> lists) {
    this.entry = entry;
    this.lists = lists;
  }

  public int number(String key, int otherwise) {
    return entry.number(key, otherwise);
  }

  public boolean flag(String key, boolean otherwise) {
    return entry.flag(key, otherwise);
  }

  public List<String> texts(String key) {
    return entry.texts(key);
  }

  /** One of the words of an enum, in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return entry.choice(key, type, otherwise);
  }

  /** The list that a key names; one that does not exist is a finding. */
  public CodeList list(String key, String otherwise) {
    String name = entry.text(key, otherwise);
    Optional<CodeList> list = lists.apply(name);
    if (list.isEmpty()) entry.wrong(key, name, "a list in mappings/codelists or config/codelists");
    return list.orElseGet(() -> new CodeList(name, Map.of()));
  }

  /** The list that a key names, where it is installed. */
  public Optional<CodeList> installedList(String key, String otherwise) {
    return lists.apply(entry.text(key, otherwise));
  }

  /** Those lists of a key that are installed. */
  public List<CodeList> installedLists(String key, List<String> otherwise) {
    List<CodeList> installed = new ArrayList<>();
    List<String> names = entry.has(key) ? entry.texts(key) : otherwise;
    for (String name : names) lists.apply(name).ifPresent(installed::add);
    return installed;
  }
}
