package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How finely time is cut, and how much of it is shown and kept. Days are those of UTC. */
public enum Grain {
  MINUTE(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(3)),
  QUARTER(Duration.ofMinutes(15), Duration.ofDays(1), Duration.ofDays(15)),
  DAY(Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(800));

  /** All of them for SQL, as rows of name, width and how long they are kept. */
  public static final String ROWS =
      Arrays.stream(values())
          .map(
              each ->
                  "('%s', interval '%d seconds', interval '%d seconds')"
                      .formatted(each, each.width.toSeconds(), each.kept.toSeconds()))
          .collect(Collectors.joining(", ", "(values ", ") as g (grain, width, kept)"));

  private final Duration width;
  private final Duration shown;
  private final Duration kept;

  Grain(Duration width, Duration shown, Duration kept) {
    this.width = width;
    this.shown = shown;
    this.kept = kept;
  }

  public Duration width() {
    return width;
  }

  /** How far back a chart of it goes. */
  public Duration shown() {
    return shown;
  }

  Duration kept() {
    return kept;
  }

  /** The begin of what that moment falls into. */
  public Instant floor(Instant moment) {
    long seconds = moment.getEpochSecond();
    return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, width.toSeconds()));
  }

  /** The begin of what that moment falls into, in SQL. */
  String floor(String moment) {
    return "date_bin('%d seconds', %s, '2000-01-01Z')".formatted(width.toSeconds(), moment);
  }

  /** What a chart of it shows. */
  public String title() {
    return switch (this) {
      case MINUTE -> "Last hour";
      case QUARTER -> "Last day";
      case DAY -> "Last 30 days";
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
