package org.customspost.gateway.app.traces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.customspost.gateway.flow.Composed;
import org.customspost.gateway.flow.Encoded;
import org.customspost.gateway.flow.Identified;
import org.customspost.gateway.flow.Inspected;
import org.customspost.gateway.flow.Judged;
import org.customspost.gateway.flow.Portion;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Batch;
import org.jspecify.annotations.Nullable;

/**
 * What a step works on: an arrival or a part of it, or departures.
 *
 * @param from first and last ordinal of the part; 0 where it is none
 */
record Subject(@Nullable Arrival arrival, int from, int to, List<Long> departures) {

  static Subject of(@Nullable Object passage) {
    if (passage instanceof Arrival arrival) return whole(arrival);
    if (passage instanceof Identified identified) return whole(identified.arrival());
    if (passage instanceof Inspected inspected) return whole(inspected.identified().arrival());
    if (passage instanceof Portion portion) return part(portion.batch());
    if (passage instanceof Judged judged) return part(judged.portion().batch());
    if (passage instanceof List<?> several)
      return new Subject(null, 0, 0, several.stream().flatMap(Subject::ids).distinct().toList());
    return new Subject(null, 0, 0, List.of());
  }

  private static Subject whole(Arrival arrival) {
    return new Subject(arrival, 0, 0, List.of());
  }

  private static Subject part(Batch batch) {
    List<Batch.Entry> entries = batch.entries();
    if (entries.isEmpty()) return whole(batch.arrival());
    return new Subject(
        batch.arrival(),
        entries.get(0).ordinal(),
        entries.get(entries.size() - 1).ordinal(),
        List.of());
  }

  private static Stream<Long> ids(@Nullable Object passage) {
    if (passage instanceof Planned planned) return Stream.of(planned.id());
    if (passage instanceof Composed composed) return Stream.of(composed.planned().id());
    if (passage instanceof Encoded encoded) return Stream.of(encoded.planned().id());
    if (passage instanceof Work.Entry entry) return entry.subjects().stream();
    return Stream.of();
  }

  Journey journey() {
    Arrival known = Objects.requireNonNull(arrival);
    return new Journey(known.id(), known.receivedAt());
  }

  /** Numbers and names of partners: nothing that a sender wrote. */
  Map<String, Object> facts() {
    Arrival known = Objects.requireNonNull(arrival);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("partner", known.partner());
    facts.put("channel", known.channel());
    facts.put("arrival", known.id());
    facts.put("bytes", known.bytes());
    if (to > 0) facts.put("items", to - from + 1);
    return facts;
  }
}
