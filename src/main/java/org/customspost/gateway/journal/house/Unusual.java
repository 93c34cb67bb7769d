package org.customspost.gateway.journal.house;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.journal.house.Excess.Share;
import org.jdbi.v3.core.Handle;

/** Compares what is now with what was in the last 14 days. The rules are in home-page.md. */
final class Unusual {
  private static final Duration DAYS = Duration.ofDays(14);

  private final Handle handle;
  private final Instant now;
  private final List<Remark> remarks = new ArrayList<>();

  private Unusual(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  static List<Remark> now(Handle handle, Instant now) {
    Unusual unusual = new Unusual(handle, now);
    unusual.silence();
    unusual.refusals();
    unusual.slowness();
    return unusual.remarks;
  }

  private void silence() {
    Map<String, Instant> last = new TreeMap<>();
    handle
        .createQuery(
            "select partner, max(at) as at from last_message where direction = 'IN' group by 1")
        .map(
            (row, context) ->
                last.put(
                    row.getString("partner"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
    Map<String, TreeMap<Instant, Long>> quarters = new TreeMap<>();
    for (Traffic.Line each : Traffic.since(handle, Grain.QUARTER, now.minus(Grain.QUARTER.kept())))
      if (each.direction().equals("IN") && each.messages() > 0)
        quarters
            .computeIfAbsent(each.partner(), key -> new TreeMap<>())
            .merge(each.at(), each.messages(), Long::sum);
    quarters.forEach(
        (partner, its) ->
            new Silence(its, now)
                .of(partner, last.getOrDefault(partner, now))
                .ifPresent(remarks::add));
  }

  private void refusals() {
    Instant midnight = Grain.DAY.floor(now);
    Map<List<String>, Share> today = new TreeMap<>(Unusual::compare);
    Map<List<String>, Share> before = new TreeMap<>(Unusual::compare);
    for (Traffic.Line each : Traffic.since(handle, Grain.DAY, midnight.minus(DAYS)))
      if (!each.direction().equals("OUT"))
        (each.at().isBefore(midnight) ? before : today)
            .merge(
                List.of(each.partner(), each.direction()),
                new Share(each.refusedItems(), each.items()),
                Share::plus);
    today.forEach(
        (of, share) ->
            Excess.refused(
                    of.get(0),
                    of.get(1).equals("ANSWER"),
                    share,
                    before.getOrDefault(of, Share.NONE))
                .ifPresent(remarks::add));
  }

  private static int compare(List<String> one, List<String> other) {
    return String.join("\n", one).compareTo(String.join("\n", other));
  }

  private void slowness() {
    Map<Latency.Stage, Map<String, Histogram>> recent =
        byStage(Latency.since(handle, Grain.MINUTE, now.minus(Duration.ofHours(1))));
    Map<Latency.Stage, Map<String, Histogram>> usual =
        byStage(Latency.since(handle, Grain.DAY, Grain.DAY.floor(now).minus(DAYS)));
    recent.forEach(
        (stage, partners) ->
            partners.forEach(
                (partner, histogram) ->
                    Excess.slow(
                            stage,
                            partner,
                            histogram,
                            usual
                                .getOrDefault(stage, Map.of())
                                .getOrDefault(partner, Histogram.EMPTY))
                        .ifPresent(remarks::add)));
  }

  private static Map<Latency.Stage, Map<String, Histogram>> byStage(List<Latency.Line> lines) {
    Map<Latency.Stage, Map<String, Histogram>> all = new EnumMap<>(Latency.Stage.class);
    for (Latency.Line each : lines)
      all.computeIfAbsent(each.stage(), key -> new TreeMap<>())
          .merge(
              each.partner(), new Histogram(Map.of(each.bucket(), each.count())), Histogram::plus);
    return all;
  }
}
