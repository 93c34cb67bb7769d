package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What came, left and how long it took, cut by cut, up to now. */
public record Course(Grain grain, List<Point> points) {
  private static final double MILLIS = 1000;

  public Course {
    points = List.copyOf(points);
  }

  /**
   * One cut of time; zeros where nothing was.
   *
   * @param took how long each stage took that ended in it; without those that none did
   */
  public record Point(
      Instant at,
      long in,
      long out,
      long items,
      long refused,
      long answers,
      Map<Latency.Stage, Histogram> took) {
    public Point {
      took = Map.copyOf(took);
    }

    /** The median of a stage in seconds; empty where none ended. */
    public String median(Latency.Stage stage) {
      return took.getOrDefault(stage, Histogram.EMPTY)
          .median()
          .map(each -> Double.toString(each.toMillis() / MILLIS))
          .orElse("");
    }

    /** The same for people. */
    public String words(Latency.Stage stage) {
      return took.getOrDefault(stage, Histogram.EMPTY).median().map(Spans::words).orElse("");
    }

    private static Point empty(Instant at) {
      return new Point(at, 0, 0, 0, 0, 0, Map.of());
    }

    private Point plus(Traffic.Line line) {
      boolean in = line.direction().equals("IN");
      boolean answer = line.direction().equals("ANSWER");
      return new Point(
          at,
          this.in + (in ? line.messages() : 0),
          out + (in ? 0 : line.messages()),
          items + (in ? line.items() : 0),
          refused + (in ? line.refusedItems() : 0),
          answers + (answer ? line.items() : 0),
          took);
    }

    private Point plus(Latency.Line line) {
      Map<Latency.Stage, Histogram> sum = new EnumMap<>(Latency.Stage.class);
      sum.putAll(took);
      sum.merge(line.stage(), new Histogram(Map.of(line.bucket(), line.count())), Histogram::plus);
      return new Point(at, in, out, items, refused, answers, sum);
    }
  }

  static Course of(Handle handle, Grain grain, Instant now) {
    Instant from = grain.floor(now).minus(grain.shown()).plus(grain.width());
    return of(grain, now, Traffic.since(handle, grain, from), Latency.since(handle, grain, from));
  }

  static Course of(
      Grain grain, Instant now, List<Traffic.Line> traffic, List<Latency.Line> latencies) {
    Map<Instant, Point> points = new TreeMap<>();
    Duration width = grain.width();
    Instant last = grain.floor(now);
    for (Instant at = last.minus(grain.shown()).plus(width); !at.isAfter(last); at = at.plus(width))
      points.put(at, Point.empty(at));
    for (Traffic.Line each : traffic)
      points.computeIfPresent(each.at(), (at, point) -> point.plus(each));
    for (Latency.Line each : latencies)
      points.computeIfPresent(each.at(), (at, point) -> point.plus(each));
    return new Course(grain, new ArrayList<>(points.values()));
  }
}
