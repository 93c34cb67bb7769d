package org.customspost.gateway.partner;

import java.util.Set;
import java.util.TreeSet;

/**
 * The names that agreements may refer to.
 *
 * @param reads formats that can be read, as {@code type@version}
 * @param writes formats that can be written, as {@code type@version}
 * @param rules rule sets
 * @param eligibility tables that decide what is declared
 * @param ranks tables that order answers
 * @param schemes by which authorities decide before loading
 * @param keys aliases of our signing keys
 * @param certificates aliases of partners' certificates
 */
public record Known(
    Set<String> reads,
    Set<String> writes,
    Set<String> rules,
    Set<String> eligibility,
    Set<String> codeLists,
    Set<String> ranks,
    Set<String> schemes,
    Set<String> keys,
    Set<String> certificates) {
  public Known {
    reads = withTypes(reads);
    writes = withTypes(writes);
    rules = Set.copyOf(rules);
    eligibility = Set.copyOf(eligibility);
    codeLists = Set.copyOf(codeLists);
    ranks = Set.copyOf(ranks);
    schemes = Set.copyOf(schemes);
    keys = Set.copyOf(keys);
    certificates = Set.copyOf(certificates);
  }

  // An agreement names a type alone, or a type with its version.
  private static Set<String> withTypes(Set<String> names) {
    Set<String> all = new TreeSet<>(names);
    for (String each : names) {
      int at = each.indexOf('@');
      if (at > 0) all.add(each.substring(0, at));
    }
    return Set.copyOf(all);
  }
}
