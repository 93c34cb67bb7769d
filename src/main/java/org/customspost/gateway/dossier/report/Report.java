package org.customspost.gateway.dossier.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How good the data of a period was, and how fast customs answered. Small numbers are not in it.
 *
 * @param lanes one line for each sender and lane; names are sender, origin and destination
 * @param trend one line for each day or month
 * @param customs one line for each authority; only what it answered and held
 * @param findings the most frequent ones first
 * @param holds by reason, the most frequent ones first
 */
public record Report(
    Asked asked,
    Line total,
    List<Line> lanes,
    List<Line> trend,
    List<Line> customs,
    List<Found> findings,
    List<Held> holds) {
  public Report {
    lanes = List.copyOf(lanes);
    trend = List.copyOf(trend);
    customs = List.copyOf(customs);
    findings = List.copyOf(findings);
    holds = List.copyOf(holds);
  }

  /**
   * A line of a table.
   *
   * @param median of the answer times of customs; empty where it is not told
   * @param nineOfTen within what nine of ten were answered
   */
  public record Line(
      List<String> names,
      Map<Measure, Cell> cells,
      Optional<Duration> median,
      Optional<Duration> nineOfTen) {
    public Line {
      names = List.copyOf(names);
      cells = Map.copyOf(cells);
    }

    public Cell cell(Measure measure) {
      return cells.getOrDefault(measure, Cell.shown(0));
    }

    /** The share of a part in its whole, for people. */
    public String share(Measure part) {
      return part.whole().map(whole -> cell(part).shareOf(cell(whole))).orElse("");
    }
  }

  /**
   * What was found in items.
   *
   * @param refuses whether it refuses them
   * @param share of all items, for people
   * @param example masked; empty where it is about a few items
   */
  public record Found(String code, boolean refuses, Cell items, String share, String example) {}

  /**
   * Why customs held.
   *
   * @param share of what was answered, for people
   */
  public record Held(String reason, Cell filings, String share) {}
}
