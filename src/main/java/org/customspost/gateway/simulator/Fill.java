package org.customspost.gateway.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template is filled with.
 *
 * @param lists for sections that repeat, one fill each time
 */
public record Fill(Map<String, String> texts, Map<String, List<Fill>> lists) {
  public Fill {
    texts = Map.copyOf(texts);
    lists = Map.copyOf(lists);
  }

  public static Fill of(Map<String, String> texts) {
    return new Fill(texts, Map.of());
  }

  /** The same with more texts, which win. */
  public Fill and(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(texts);
    all.putAll(more);
    return new Fill(all, lists);
  }

  /** The same with a section that repeats. */
  public Fill and(String name, List<Fill> repeated) {
    Map<String, List<Fill>> all = new LinkedHashMap<>(lists);
    all.put(name, repeated);
    return new Fill(texts, all);
  }
}
