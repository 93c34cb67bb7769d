package org.customspost.gateway.dossier.match;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether something may be loaded, and what stops it.
 *
 * @param lines the items, and receptacles without items, the gravest reasons first
 * @param receptacles how many of them are announced
 * @param departs scheduled, local time of the place; null where no flight is known
 * @param waiting clocks of its items that run; null where none does
 * @param unmatched arrivals whose match is not made yet: with these the answer may change
 */
public record Completeness(
    Subject subject,
    List<MatchLine> lines,
    int receptacles,
    @Nullable LocalDateTime departs,
    @Nullable Waiting waiting,
    int unmatched) {
  public Completeness {
    lines = List.copyOf(lines);
  }

  /** The answer. */
  public enum Verdict {
    YES("yes"),
    /** Something forbids it. */
    NO("no"),
    /** Something is awaited. */
    NOT_YET("not yet"),
    /** Nothing is announced under that name. */
    UNKNOWN("nothing is known");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The gravest effect decides. */
  public Verdict verdict() {
    if (lines.isEmpty()) return Verdict.UNKNOWN;
    Effect gravest = Effect.NONE;
    for (MatchLine each : lines)
      if (each.reason().effect().compareTo(gravest) < 0) gravest = each.reason().effect();
    return switch (gravest) {
      case STOPS -> Verdict.NO;
      case WAITS -> Verdict.NOT_YET;
      case TELLS, NONE -> Verdict.YES;
    };
  }

  /** How many have which reason, the gravest first. */
  public Map<Reason, Integer> counts() {
    Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
    for (MatchLine each : lines) counts.merge(each.reason(), 1, Integer::sum);
    return Collections.unmodifiableMap(counts);
  }

  public int items() {
    return (int) lines.stream().filter(each -> !each.item().isEmpty()).count();
  }
}
