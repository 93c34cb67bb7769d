package org.customspost.gateway.simulator;

import java.util.List;
import java.util.Map;

/**
 * What a partner read out of one message, by the names of its reading.
 *
 * @param reading name of the reading that fitted
 */
record Facts(String reading, Map<String, List<String>> values) {
  Facts {
    values = Map.copyOf(values);
  }

  /** The first value; empty where there is none. */
  String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.get(0);
  }

  /** All values, in the order of the message. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}
