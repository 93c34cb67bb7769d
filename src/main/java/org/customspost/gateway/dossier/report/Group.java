package org.customspost.gateway.dossier.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.journal.house.Histogram;

/** The bare numbers of one line, before small ones are hidden. */
record Group(List<String> names, Map<Measure, Long> counts, Histogram answers) {
  Group {
    names = List.copyOf(names);
  }

  /** Lines by their names, to which numbers of several tables are added. */
  static final class Groups {
    private final Map<List<String>, Map<Measure, Long>> counts =
        new TreeMap<>((one, other) -> String.join("\n", one).compareTo(String.join("\n", other)));
    private final Map<List<String>, Histogram> answers =
        new TreeMap<>((one, other) -> String.join("\n", one).compareTo(String.join("\n", other)));

    void add(List<String> names, Measure measure, long count) {
      counts
          .computeIfAbsent(names, key -> new EnumMap<>(Measure.class))
          .merge(measure, count, Long::sum);
    }

    void add(List<String> names, int bucket, long count) {
      add(names, Measure.ANSWERED, count);
      answers.merge(names, new Histogram(Map.of(bucket, count)), Histogram::plus);
    }

    List<Group> all() {
      return counts.entrySet().stream()
          .map(
              each ->
                  new Group(
                      each.getKey(),
                      each.getValue(),
                      answers.getOrDefault(each.getKey(), Histogram.EMPTY)))
          .toList();
    }
  }
}
